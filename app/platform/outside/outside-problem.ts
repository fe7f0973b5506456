/** Why something could not be read from an address that somebody gave us. */
export type OutsideCode =
  | "not-https"
  | "forbidden-address"
  | "not-found"
  | "refused"
  | "away"
  | "bad-certificate"
  | "too-many-redirects"
  | "too-large"
  | "too-slow"
  | "encoded";

/** It names no address: what somebody gave us may be a secret. */
export class OutsideProblem extends Error {
  readonly code: OutsideCode;
  constructor(code: OutsideCode) {
    super(code);
    this.name = "OutsideProblem";
    this.code = code;
  }
}
