import { data } from '@remix-run/node'
import type { Submission } from '@conform-to/react'
import { redirectWithToast, type RefusalBody } from '#app/platform/http.server.ts'
import { DomainError, ERROR_STATUS } from '#app/shared/error-codes.ts'

/** `back` is the page a refused plain form returns to, where it differs from where a done one goes. */
type Answer<T> = { to: string; back?: string; done: string } | { to: (value: T) => string; back: string; done: string }

/**
 * Runs a form's work and answers in the form's own manner: a fetcher (`reply=inline`, set once the page is hydrated) stays
 * where it is and gets its errors and what was typed; a plain form is sent back to its page with a sentence.
 */
export async function answerForm<V, T>(submission: Submission<V, string[]>, work: (value: V) => Promise<T>, answer: Answer<T>) {
  const inline = submission.payload.reply === 'inline'
  const back = answer.back ?? (answer.to as string)
  if (submission.status !== 'success') {
    if (inline) return data({ result: submission.reply(), problem: null }, { status: 400 })
    const first = Object.values(submission.error ?? {}).flat().find(Boolean) ?? 'invalid'
    return redirectWithToast(back, { tone: 'problem', message: `errors:${first}` })
  }
  try {
    const value = await work(submission.value)
    const to = typeof answer.to === 'string' ? answer.to : answer.to(value)
    return inline ? data({ result: submission.reply({ resetForm: true }), problem: null }) : redirectWithToast(to, { tone: 'done', message: answer.done })
  } catch (error) {
    if (!(error instanceof DomainError) || !RECOVERABLE.has(error.code)) throw error
    const problem: RefusalBody = { code: error.code, messageKey: error.messageKey, values: error.values }
    if (inline) return data({ result: submission.reply({ formErrors: [error.messageKey] }), problem }, { status: ERROR_STATUS[error.code] })
    return redirectWithToast(back, { tone: 'problem', message: `errors:${error.messageKey}`, values: error.values })
  }
}

const RECOVERABLE = new Set(['conflict', 'closed', 'invalid', 'too-many', 'too-large', 'unavailable'])
