/** The one way an address of mail is written in the database: without spaces around it, in small letters. */
export const normalizeEmail = (typed: string): string => typed.trim().toLowerCase();

/** "m***@example.com": enough to recognize one's own address, not enough to learn somebody else's. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "***" : `${email.slice(0, 1)}***${email.slice(at)}`;
}
