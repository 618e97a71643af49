import type { Submission } from '@conform-to/dom'
import { data, redirect } from '@remix-run/node'
import { errorWithValues, redirectWithToast, refusalHeaders } from '#app/platform/http.server.ts'
import { DomainError, ERROR_STATUS } from '#app/shared/error-codes.ts'
import type { OwnAnswers } from '#app/shared/live.ts'
import type { Toast } from '#app/shared/toast.ts'

type Sent<I, V> = Submission<I, string[], V>

/** How the form of a page of its own is refused: there, with what was typed. */
export type OnPage = {
  /** Which field a refusal belongs to; any other stands above the form. */
  fields?: Record<string, string>
  /** Fields that are never sent back, such as passwords. */
  hide?: string[]
}

/**
 * Where a refused form is shown: on its own page, or within another one. There an inline form (`reply=inline`, set once the page is hydrated)
 * stays where it is and gets its errors and what was typed; a plain one is sent `back` to the page it stands on, with a sentence, unless its
 * address shows that page and says it beside what was typed.
 */
export type Place = { page: OnPage } | { back: string; mistakesOnPage?: boolean; refusalsOnPage?: boolean }

/** What is said of a form that is done: null when nothing was changed, undefined where an inline form shows it by itself. */
export type Said = Pick<Toast, 'values' | 'undo'> | null | undefined

/** Refusals that a person can do something about on the page they are on; the others are pages of their own. */
const RECOVERABLE = new Set(['conflict', 'closed', 'invalid', 'too-many', 'too-large', 'unavailable'])

/** The answer to a form whose schema refuses it. */
export function invalid<I, V>(submission: Sent<I, V>, place: Place) {
  if ('page' in place) return data({ result: submission.reply({ hideFields: place.page.hide }) }, { status: 400 })
  if (isInline(submission)) return data({ ok: false, result: submission.reply(), problem: null }, { status: 400 })
  if (place.mistakesOnPage || place.refusalsOnPage) return data({ result: submission.reply() }, { status: 400 })
  const [key = '', values] = firstError(submission).split('?')
  return redirectWithToast(place.back, {
    tone: 'problem',
    message: `errors:${key}`,
    values: Object.fromEntries(new URLSearchParams(values)),
  })
}

/** What is said where only one thing can be. */
export function firstError<I, V>(submission: Sent<I, V>): string {
  const errors = submission.status === 'success' ? null : submission.error
  return (
    Object.values(errors ?? {})
      .flat()
      .find(Boolean) ?? 'invalid'
  )
}

/** The answer to a form that a feature refuses, with what its page shows beside it. */
export async function refused<I, V, A>(
  submission: Sent<I, V>,
  error: unknown,
  place: Place,
  beside?: () => Promise<A> | undefined,
) {
  if (!(error instanceof DomainError) || !RECOVERABLE.has(error.code)) throw error
  const { code, messageKey, values } = error
  const init = { status: ERROR_STATUS[code], headers: refusalHeaders(error) }
  if ('page' in place) {
    const { fields = {}, hide } = place.page
    const field = fields[messageKey]
    const problem = [errorWithValues(error)]
    const errors = field ? { fieldErrors: { [field]: problem } } : { formErrors: problem }
    return data({ result: submission.reply({ ...errors, hideFields: hide }), ...(await beside?.()) }, init)
  }
  if (isInline(submission))
    return data({ ok: false, result: submission.reply(), problem: { messageKey, values } }, init)
  if (place.refusalsOnPage) return data({ result: submission.reply({ formErrors: [errorWithValues(error)] }) }, init)
  return redirectWithToast(place.back, { tone: 'problem', message: `errors:${messageKey}`, values })
}

/** The answer to a form that is done: the page it leads to, or a word to the inline one. */
export function done<I, V>(
  submission: Sent<I, V> | null,
  {
    to,
    sentence,
    said,
    own,
    headers,
    shown,
  }: { to: string; sentence?: string; said?: Said; own?: OwnAnswers | null; headers?: Headers; shown: object | null },
) {
  if (!sentence) return redirect(to, { headers })
  const toast: Toast = { tone: 'done', message: sentence, ...said }
  if (submission && isInline(submission))
    return data({
      ok: true,
      result: submission.reply({ resetForm: true }),
      problem: null,
      toast: said ? toast : null,
      ...(own && { own }),
      ...shown,
    })
  if (shown) return data(shown)
  return redirectWithToast(to, said === null ? null : toast, headers)
}

export function isInline<I, V>({ payload }: Sent<I, V>) {
  return payload.reply === 'inline'
}
