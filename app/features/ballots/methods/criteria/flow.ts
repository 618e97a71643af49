import type { Answer, BallotOption } from '../../ballot-words.ts'
import { criteriaOf, type CriteriaSettings, itemsOf, ratingField } from './words.ts'

export type Step = {
  item: BallotOption
  at: number
  count: number
  done: boolean
  before: string | null
  after: string | null
}

/** What is rated, each with whether it has an answer: on every criterion at once, so the first says it. */
export function stepsOf(settings: CriteriaSettings, options: readonly BallotOption[], own: Answer | null): Step[] {
  const items = itemsOf(settings, options)
  const first = criteriaOf(settings)[0]!.id
  return items.map((item, at) => ({
    item,
    at,
    count: items.length,
    done: own?.[ratingField(item.id, first)] !== undefined,
    before: items[at - 1]?.id ?? null,
    after: items[at + 1]?.id ?? null,
  }))
}

/** The item of an address; else the first that is not rated yet, else the first. */
export function stepAt(steps: readonly Step[], id: string | null): Step {
  return steps.find(({ item }) => item.id === id) ?? steps.find(({ done }) => !done) ?? steps[0]!
}
