import type { Answer } from '../../ballot-words.ts'
import { CANNOT_JUDGE, criteriaOf, type CriteriaSettings, needsReason, ratingField, reasonField } from './words.ts'

/** What stands in the form of an item, in the shape of an answer. */
export function typedIn(form: HTMLFormElement, itemId: string, settings: CriteriaSettings): Answer {
  const sent = new FormData(form)
  const ratings = criteriaOf(settings).flatMap(({ id }) => {
    const field = ratingField(itemId, id)
    const value = sent.get(field)
    return typeof value === 'string' ? [[field, value === CANNOT_JUDGE ? null : Number(value)] as const] : []
  })
  const reason = sent.get(reasonField(itemId))
  return Object.fromEntries([
    ...ratings,
    ...(typeof reason === 'string' ? [[reasonField(itemId), reason] as const] : []),
  ])
}

/** Whether an item is rated on every criterion, and no reason is missing. */
export function isWhole(fields: Answer, itemId: string, settings: CriteriaSettings) {
  const ratings = criteriaOf(settings).map(({ id }) => fields[ratingField(itemId, id)])
  if (ratings.includes(undefined)) return false
  return Boolean(fields[reasonField(itemId)]) || !needsReason(settings, itemId, ratings[0] as number | null)
}

/** A digit rates the scale that has the focus, or else the first that has no answer. Says whether it did. */
export function rateByKey({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent, within: HTMLElement): boolean {
  if (!/^[1-9]$/.test(key) || altKey || ctrlKey || metaKey || !(target instanceof HTMLElement)) return false
  if (target.matches('textarea, input:not([type=radio]), select')) return false
  const scales = [...within.querySelectorAll<HTMLElement>('fieldset.rating')]
  const scale =
    target.closest<HTMLElement>('fieldset.rating') ?? scales.find((one) => !one.querySelector(':checked')) ?? scales[0]
  const cell = scale?.querySelector<HTMLInputElement>(`input[value="${key}"]`)
  if (!cell) return false
  cell.focus()
  cell.click()
  return true
}
