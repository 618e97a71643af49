import { figuresOf, type RoundFigures } from './convergence.ts'
import type { Publication } from './publication.ts'
import type { Criterion } from './words.ts'

/** Everybody or a group: its figures, the earlier round first, or how many answered in each where one of them has none. */
export type RoundsLine = { groupId: string | null; rounds: RoundFigures[] | null; answered: number[] }

/** From what was published of the rounds and from nothing else: everybody, and then every group in the order round the table, the silent ones with their nought. */
export function roundsLines(result: Publication, before: Publication | null, criterion: Criterion): RoundsLine[] {
  const published = before ? [before, result] : [result]
  const line = (groupId: string | null): RoundsLine => {
    const of = published.map((one) => {
      const { overall, groups } = one.criteria[criterion]
      const group = groups.find((other) => other.groupId === groupId)
      const summary = groupId === null ? overall : (group?.summary ?? null)
      return { figures: figuresOf(summary), voted: groupId === null ? one.voted : (group?.voted ?? 0) }
    })
    const figures = of.map((one) => one.figures).filter((one) => one !== null)
    return {
      groupId,
      rounds: figures.length === of.length ? figures : null,
      answered: of.map(({ voted }) => voted),
    }
  }
  return [line(null), ...result.criteria[criterion].groups.map(({ groupId }) => line(groupId))]
}
