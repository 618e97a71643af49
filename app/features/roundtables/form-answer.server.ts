import type { Submission } from '@conform-to/dom'
import { data } from '@remix-run/node'
import { redirectWithToast, refusalHeaders } from '#app/platform/http.server.ts'
import { DomainError, ERROR_STATUS } from '#app/shared/error-codes.ts'
import type { Toast } from '#app/shared/toast.ts'

/**
 * `back` is the page a refused plain form returns to, where it differs from where a done one goes. `says` is for acts whose effect is
 * easily missed or regretted: an inline form then says its sentence too, with the way back; null when nothing was changed.
 */
type Answer<T> = {
  done: string
  says?: (value: T) => Pick<Toast, 'values' | 'undo'> | null
} & ({ to: string; back?: string } | { to: (value: T) => string; back: string })

/** Refusals that a person can do something about on the page they are on; the others are pages of their own. */
const RECOVERABLE = new Set(['conflict', 'closed', 'invalid', 'too-many', 'too-large', 'unavailable'])

/**
 * Runs a form's work and answers in the form's own manner: an inline form (`reply=inline`, set once the page is hydrated)
 * stays where it is and gets its errors and what was typed; a plain form is sent back to its page with a sentence.
 */
export async function answerForm<I, V, T>(submission: Submission<I, string[], V>, work: (value: V) => Promise<T>, answer: Answer<T>) {
  const inline = submission.payload.reply === 'inline'
  const back = answer.back ?? (answer.to as string)
  if (submission.status !== 'success') return incomplete(submission, inline, back)
  try {
    const value = await work(submission.value)
    const said = answer.says?.(value)
    const toast: Toast = { tone: 'done', message: answer.done, ...said }
    if (inline) return data({ ok: true, result: submission.reply({ resetForm: true }), problem: null, toast: said ? toast : null })
    return redirectWithToast(typeof answer.to === 'string' ? answer.to : answer.to(value), answer.says && !said ? null : toast)
  } catch (error) {
    if (!(error instanceof DomainError) || !RECOVERABLE.has(error.code)) throw error
    const problem = { messageKey: error.messageKey, values: error.values }
    if (inline) return data({ ok: false, result: submission.reply(), problem }, { status: ERROR_STATUS[error.code], headers: refusalHeaders(error) })
    return redirectWithToast(back, { tone: 'problem', message: `errors:${error.messageKey}`, values: error.values })
  }
}

type Incomplete = Pick<Submission<unknown, string[]>, 'reply'> & { error?: Record<string, string[] | null> | null }

function incomplete(submission: Incomplete, inline: boolean, back: string) {
  if (inline) return data({ ok: false, result: submission.reply(), problem: null }, { status: 400 })
  const [key = '', values] = (Object.values(submission.error ?? {}).flat().find(Boolean) ?? 'invalid').split('?')
  return redirectWithToast(back, { tone: 'problem', message: `errors:${key}`, values: Object.fromEntries(new URLSearchParams(values)) })
}
