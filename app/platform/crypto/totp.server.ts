import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

/** What every authenticator app reads without being asked: RFC 6238 with SHA-1, six digits, 30 seconds. */
const FORM = { algorithm: "SHA1", digits: 6, period: 30 };
const SECRET_BYTES = 20;
/** A clock may be one step off, as RFC 6238, 5.2 recommends at most. */
const STEPS_OFF = 1;

const made = (secret: string) => new TOTP({ ...FORM, secret: Secret.fromBase32(secret) });

/** A new secret in base32, 160 bits as RFC 4226 recommends. */
export const newTotpSecret = (): string =>
  new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer }).base32;

/** The otpauth address that an app reads from a QR code. */
export const totpAddress = (secret: string, issuer: string, account: string): string =>
  new TOTP({ ...FORM, issuer, label: account, secret: Secret.fromBase32(secret) }).toString();

/** The 30-second step that a code belongs to, or null when it is none of now, the step before or the one after. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = made(secret).validate({ token: code, timestamp, window: STEPS_OFF });
  return delta === null ? null : Math.floor(timestamp / 1000 / FORM.period) + delta;
}

/** The code of a moment, as an app shows it. */
export const totpCode = (secret: string, now: Date): string =>
  made(secret).generate({ timestamp: now.getTime() });
