import { errorWithValues, refusalHeaders } from '#app/platform/http.server.ts'
import { DomainError, ERROR_STATUS } from '#app/shared/error-codes.ts'

const RECOVERABLE = new Set(['conflict', 'closed', 'invalid', 'too-many'])

type Outcome<T> = { value: T } | { refusal: { status: number; formErrors: string[]; headers?: Record<string, string> } }

/** Runs a form's work; a refusal the writer can do something about comes back for the form instead of an error page. */
export async function recovered<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() }
  } catch (error) {
    if (!(error instanceof DomainError) || !RECOVERABLE.has(error.code)) throw error
    return { refusal: { status: ERROR_STATUS[error.code], formErrors: [errorWithValues(error)], headers: refusalHeaders(error) } }
  }
}
