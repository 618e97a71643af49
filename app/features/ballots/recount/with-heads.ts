import { headsOf } from '../counting/cast.ts'
import { kindOf } from '../small-groups.ts'
import type { Count, CountedVote } from './bundle-words.ts'

/**
 * The count of a method by weights and, where these differ from one, once more with one vote for each who answered, as `heads`; of a vote that was split that is
 * its largest part. Where weights hide groups, both hide the same ones: one beside the other would tell what neither does.
 */
export function withHeads(count: Count): Count {
  return (votes, electorate, settings, options, ruled) => {
    const result = count(votes, electorate, settings, options, ruled)
    if (votes.every(({ weight = 1, part }) => weight === 1 && !part)) return result
    const parts = settings.byWeight && partsByGroup(votes)
    return {
      ...result,
      heads: count(
        headsOf(votes).map(({ weight, ...vote }) => ({
          ...vote,
          ...(parts && { held: weight ?? 1, parts: parts.get(vote.groupId) }),
        })),
        electorate,
        settings,
        options,
        ruled && { ...ruled, votes: undefined },
      ),
    }
  }
}

function partsByGroup(votes: readonly CountedVote[]) {
  const kinds = new Map<string, string[]>()
  for (const vote of votes) if (vote.part) kinds.set(vote.groupId, [...(kinds.get(vote.groupId) ?? []), kindOf(vote)])
  return kinds
}
