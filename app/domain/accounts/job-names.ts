/** Jobs of this module; their handlers are in `jobs.server.ts`. */
export const SEND_SIGN_IN_MAIL_JOB = "accounts.send-sign-in-mail";
