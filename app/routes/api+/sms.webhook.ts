import { takeInboundText } from "#app/domain/accounts/take-inbound-text.server";
import { open } from "#app/http/open.server";

const TEXT_BYTES = 32 * 1024;

/** The provider's signature stands in for a session. It is answered with nothing to say: STOP it confirms itself. */
export const action = open({ may: "sms.webhook", rawBytes: TEXT_BYTES }, async ({ request, bytes }) => {
  const outcome = await takeInboundText({
    body: bytes,
    signature: request.headers.get("X-Twilio-Signature"),
  });
  const headers = { "Content-Type": "text/xml; charset=utf-8" };
  return new Response("<Response/>", { status: outcome === "refused" ? 400 : 200, headers });
});
