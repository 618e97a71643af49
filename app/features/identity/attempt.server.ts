import type { Submission } from '@conform-to/dom'
import { data } from '@remix-run/node'

import { errorWithValues, refusalHeaders } from '#app/platform/http.server.ts'
import { DomainError, ERROR_STATUS } from '#app/shared/error-codes.ts'

type Options = {
  /** Which field a refusal belongs to; any other stands above the form. */
  fields?: Record<string, string>
  /** Fields that are never sent back, such as passwords. */
  hide?: string[]
}

/**
 * Does a form's work. What the schema or the feature refuses comes back as the answer of the same page,
 * with everything that was typed; a page that does not exist or is not open stays an error page.
 */
export async function attempt<I, V, T>(submission: Submission<I, string[], V>, work: (value: V) => Promise<T>, options: Options = {}) {
  const { fields = {}, hide = [] } = options
  if (submission.status !== 'success') {
    return { refusal: data({ result: submission.reply({ hideFields: hide }) }, { status: 400 }) }
  }
  try {
    return { value: await work(submission.value) }
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'not-found' || error.code === 'forbidden') throw error
    const problem = [errorWithValues(error)]
    const field = fields[error.messageKey]
    const errors = field ? { fieldErrors: { [field]: problem } } : { formErrors: problem }
    return { refusal: data({ result: submission.reply({ ...errors, hideFields: hide }) }, { status: ERROR_STATUS[error.code], headers: refusalHeaders(error) }) }
  }
}
