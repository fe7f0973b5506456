import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#app/platform/env.server";

/** What a link lets its holder do; a link for one purpose reads as nothing for another. */
export type LinkPurpose = "appointment" | "flash" | "outbox" | "reminder";

function signature(purpose: LinkPurpose, body: string): Buffer {
  return createHmac("sha256", Buffer.from(env().linkKey, "base64")).update(`${purpose}.${body}`).digest();
}

/** A URL-safe token that carries `subject` and its end. Whoever holds it is who it was made for. */
export function signLink(purpose: LinkPurpose, subject: string, expiresAt: Date): string {
  const body = `${Buffer.from(subject).toString("base64url")}.${Math.floor(expiresAt.getTime() / 1000).toString(36)}`;
  return `${body}.${signature(purpose, body).toString("base64url")}`;
}

/** The subject, or null when the token is forged, cut, of another purpose or past its end. */
export function readLink(purpose: LinkPurpose, token: string, now: Date = new Date()): string | null {
  const [subject, end, given, ...rest] = token.split(".");
  if (!subject || !end || !given || rest.length > 0) return null;
  const expected = signature(purpose, `${subject}.${end}`);
  const actual = Buffer.from(given, "base64url");
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  if (Number.parseInt(end, 36) * 1000 < now.getTime()) return null;
  return Buffer.from(subject, "base64url").toString("utf8");
}

const ID_BYTES = 16;

/** A short token for a text message: 43 characters that name the row with this id (a uuid), which says how long it holds. */
export function signId(purpose: LinkPurpose, id: string): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([bytes, idSignature(purpose, bytes)]).toString("base64url");
}

/** The id that a short token names, or null when it is forged, cut or of another purpose. */
export function readSignedId(purpose: LinkPurpose, token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 2 * ID_BYTES || bytes.toString("base64url") !== token) return null;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), idSignature(purpose, id))) return null;
  return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const idSignature = (purpose: LinkPurpose, id: Buffer): Buffer =>
  signature(purpose, `id.${id.toString("hex")}`).subarray(0, ID_BYTES);
