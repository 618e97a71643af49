import { type Answer, type BallotResult, SMALLEST_SHOWN } from '../ballot-words.ts'
import { chooseHidden } from '../small-groups.ts'
import type { GroupTurnout } from '../turnout.ts'
import type { Apart, Bundle, BundleVote, CountedVote } from './bundle-words.ts'

type Parts = { votes: BundleVote[]; answers: NonNullable<Bundle['declared']['answers']> }

/**
 * Votes of one field each, for a ballot whose whole answers would tell of a small group: some results hide a group on one item and show it on another. What
 * a field's votes say stands in the result already, since it shows how often each answer was given, by everybody and by each group that it shows. Null where
 * votes do not weigh the same, or no field has a total. A field whose votes would tell what a hidden group answered has none.
 */
export function votesApart(
  votes: readonly CountedVote[],
  electorate: readonly GroupTurnout[],
  result: BallotResult,
  apart: Apart,
): Parts | null {
  const isEven = votes.every(({ weight = 1 }) => weight === 1)
  const fields = Object.entries(apart.hidden(result)).flatMap(([field, hidden]) =>
    hidden && isUntold(field, votes, electorate) ? [{ field, hidden }] : [],
  )
  if (!isEven || votes.length < SMALLEST_SHOWN || fields.length === 0) return null
  const given = fields.map(({ field, hidden }) => ({
    field,
    hidden,
    answers: votes.flatMap(({ groupId, answer }) => {
      const value = answer[field]
      return value === undefined ? [] : [{ group: groupId, answer: { [field]: value } }]
    }),
  }))
  return {
    votes: given.flatMap(({ hidden, answers }) =>
      answers.map(({ group, answer }) => ({ group: hidden.includes(group) ? null : group, answer })),
    ),
    answers: Object.fromEntries(
      given.map(({ field, hidden, answers }) => {
        const count = (groupId: string) => answers.filter(({ group }) => group === groupId).length
        return [field, Object.fromEntries(hidden.map((groupId) => [groupId, count(groupId)]))]
      }),
    ),
  }
}

/** Whether each hidden group could have answered otherwise, for all that the votes of this field say. */
function isUntold(field: string, votes: readonly CountedVote[], electorate: readonly GroupTurnout[]) {
  const answers = electorate.map(({ groupId }) =>
    votes.flatMap((vote) => {
      const value = vote.groupId === groupId ? vote.answer[field] : undefined
      return value === undefined ? [] : [value as number | null]
    }),
  )
  return chooseHidden(answers, SMALLEST_SHOWN).total
}

/** Whether a group that is hidden in one field is shown in another: then whole answers, though without a group, would tell of what is hidden. */
export function hidesByField(result: BallotResult, apart: Apart): boolean {
  return new Set(Object.values(apart.hidden(result)).map((hidden) => hidden?.join() ?? null)).size > 1
}

/** The field that a vote answers. */
export const fieldOf = ({ answer }: Pick<BundleVote, 'answer'>) => Object.keys(answer)[0] ?? ''

/** Votes of one field each as answers of as many people as voted, put together in any way: every field is counted by itself. */
export function joined(
  votes: readonly CountedVote[],
  electorate: readonly GroupTurnout[],
  blank: Answer,
): CountedVote[] {
  return electorate.flatMap(({ groupId, voted }) => {
    const rows = Array.from({ length: voted }, (): CountedVote => ({ groupId, answer: blank }))
    const next = new Map<string, number>()
    for (const vote of votes.filter((one) => one.groupId === groupId)) {
      const field = fieldOf(vote)
      const at = next.get(field) ?? 0
      next.set(field, at + 1)
      rows[at] = { groupId, answer: { ...(rows[at]?.answer ?? blank), ...vote.answer } }
    }
    return rows
  })
}
