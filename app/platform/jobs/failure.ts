/** Why a job failed, in words that cannot quote anybody: the class of its error, and that error's code where it has one. */
export type Failure = { error: string; code?: string };

const CLASS = /^[A-Za-z_$][\w$-]{0,59}$/;
const CODE = /^[\w.-]{1,40}$/;

/** What pg-boss itself writes about a job whose time was over while it ran. */
const TIME_OVER = "job failed by timeout in active state";

/** The house's own failures of a job, as codes. */
export const TOOK_TOO_LONG = "took-too-long";
export const NO_HANDLER = "no-handler";
export const STOPPED: Failure = { error: "stopped" };

/** A job that failed before its handler did. */
export class JobFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "JobFailed";
    this.code = code;
  }
}

const written = (error: unknown, code: unknown): Failure => ({
  error: typeof error === "string" && CLASS.test(error) ? error : "Error",
  ...(typeof code === "string" && CODE.test(code) ? { code } : {}),
});

/** What may be kept of an error: its message may quote what a person wrote. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { error: "unknown" };
  return written(error.name, (error as { code?: unknown }).code);
}

/** What the job table says about a failure, whoever wrote it. */
export function readFailure(output: unknown): Failure {
  const { error, code, value } = (output ?? {}) as { error?: unknown; code?: unknown; value?: unknown };
  const { message } = (value ?? {}) as { message?: unknown };
  return message === TIME_OVER ? written("JobFailed", TOOK_TOO_LONG) : written(error, code);
}
