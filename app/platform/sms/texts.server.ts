import { env } from "#app/platform/env.server";
import { twilio } from "./internal/twilio.server";
import type { TextProvider } from "./provider";

/** Who carries texts; null where nobody does. */
export function textProvider(): TextProvider | null {
  const { twilio: config } = env();
  return config && twilio(config);
}

/** Whether texts go out at all. The demo keeps them for its outbox. */
export const canText = (): boolean => env().twilio !== null || env().isDemo;
