/**
 * An expected failure of a use case, named by a code of its module ("slot-taken"). `app/http/respond.server.ts`
 * maps codes to answers; everything that is not a DomainError is a bug.
 */
export class DomainError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly details: Record<string, unknown>;

  constructor(code: Code, details: Record<string, unknown> = {}) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}

/** Unknown and not yours are one and the same answer. */
export const notFound = (): DomainError<"not-found"> => new DomainError("not-found");

export const isDomainError = (error: unknown, code?: string): error is DomainError =>
  error instanceof DomainError && (code === undefined || error.code === code);
