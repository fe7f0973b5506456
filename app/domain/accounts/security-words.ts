/** What may change about how somebody signs in; each is told to them by mail. */
export type SecurityChange =
  | "password-set"
  | "password-changed"
  | "password-reset"
  | "password-removed"
  | "app-added"
  | "app-removed"
  | "passkey-added"
  | "passkey-removed"
  | "second-factor-reset"
  | "recovery-codes-made"
  | "recovery-code-used"
  | "email-change-asked"
  | "email-changed"
  | "email-given-up"
  | "second-factor-tried"
  | "password-locked"
  | "app-locked"
  | "new-device"
  | "feed-made"
  | "phone-changed"
  | "access-changed"
  | "access-ended";

const SENTENCES: Record<SecurityChange, string> = {
  "password-set": "A password was set for your account.",
  "password-changed": "The password of your account was changed.",
  "password-reset": "The password of your account was reset by a link that we mailed.",
  "password-removed":
    "The password of your account was removed: it was made to go with a second step. Set a new one, or sign in by mail.",
  "app-added": "An authenticator app was added to your account.",
  "app-removed": "The authenticator app was removed from your account.",
  "passkey-added": "A passkey was added to your account.",
  "passkey-removed": "A passkey was removed from your account.",
  "second-factor-reset":
    "The practice removed the second step of your account, so that you can set up a new one.",
  "recovery-codes-made": "New recovery codes were made for your account. The old ones no longer work.",
  "recovery-code-used": "A recovery code of your account was used.",
  "email-change-asked": "Somebody asked to use another e-mail address for your account.",
  "email-changed": "The e-mail address of your account was changed.",
  "email-given-up": "Your account no longer uses this e-mail address.",
  "second-factor-tried":
    "Somebody got as far as your second step and failed there several times. They may know your password.",
  "password-locked":
    "Your password was guessed wrong a hundred times in a row, so it no longer signs in. Set a new one with Forgot your password, or sign in by mail.",
  "app-locked":
    "The codes of your authenticator app were guessed wrong a hundred times in a row, so they no longer count. Whoever tried may know your password: set a new one with Forgot your password, and they count again.",
  "new-device":
    "Your account was signed in to with a device, or from a network, that it was not used with before.",
  "feed-made":
    "A private address was made by which another calendar can follow your sessions. If it was not you, also take it back where you see your sessions.",
  "phone-changed": "The phone number of your account was changed.",
  "access-changed": "What you may do at the practice was changed.",
  "access-ended": "Your access to the practice's own pages was ended.",
};

/** Told to an address that opens nothing any more: whoever reads it can only call. */
export const isForOldAddress = (change: SecurityChange): boolean => change === "email-given-up";

export const securitySentence = (change: SecurityChange): string => SENTENCES[change];
