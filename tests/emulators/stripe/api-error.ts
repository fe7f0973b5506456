type ErrorType = "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";

type Details = {
  type: ErrorType;
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  charge?: string;
  payment_intent?: unknown;
  setup_intent?: unknown;
  payment_method?: unknown;
};

/**
 * An error answer of the API. `kept` says whether the answer belongs to the Idempotency-Key: Stripe keeps what
 * an endpoint answered once it began to work, and forgets refused parameters.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly details: Details;
  readonly kept: boolean;

  constructor(status: number, details: Details, kept = true) {
    super(details.message);
    this.status = status;
    this.details = details;
    this.kept = kept;
  }
}

export function badParameter(message: string, param: string, code?: string): ApiError {
  return new ApiError(
    400,
    { type: "invalid_request_error", message, param, ...(code ? { code } : {}) },
    false,
  );
}

export function missingParameter(param: string): ApiError {
  return badParameter(`Missing required param: ${param}.`, param, "parameter_missing");
}

export function refused(message: string, code?: string, more: Partial<Details> = {}): ApiError {
  return new ApiError(400, { type: "invalid_request_error", message, ...(code ? { code } : {}), ...more });
}

export function noSuch(kind: string, id: string, param = "id"): ApiError {
  const message = `No such ${kind}: '${id}'`;
  const details: Details = { type: "invalid_request_error", code: "resource_missing", message, param };
  return new ApiError(404, details, false);
}
