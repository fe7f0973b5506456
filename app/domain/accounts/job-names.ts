/** Jobs of this module; their handlers are in `jobs.server.ts`. */
export const SEND_SIGN_IN_MAIL_JOB = "accounts.send-sign-in-mail";
export const SEND_RESET_MAIL_JOB = "accounts.send-reset-mail";
export const SEND_EMAIL_CHANGE_JOB = "accounts.send-email-change";
