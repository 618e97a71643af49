/** Every way a feature can refuse. The HTTP edge maps a code to a status, the socket edge to an acknowledgement. */
export const ERROR_STATUS = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  closed: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/**
 * A refusal the reader is told about. `message` is a key of the `errors` namespace (by default the code),
 * never a sentence; `values` are its interpolations.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly messageKey: string = code,
    readonly values: Record<string, string | number> = {},
  ) {
    super(`${code}: ${messageKey}`)
    this.name = 'DomainError'
  }
}
