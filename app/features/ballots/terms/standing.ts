import { SMALLEST_SHOWN } from '../ballot-words.ts'

/** When people see how a ballot stands: after the close, once they have answered, or all the time. */
export const VISIBILITIES = ['closed', 'voted', 'live'] as const
export type Visibility = (typeof VISIBILITIES)[number]

type Dated = { updatedAt: Date }

/**
 * Which answers the next standing of an open ballot counts, the oldest first, or null while the one before stays. It leaves out the four newest, and is made
 * when four or more that it counts have come or were changed since the one before (`countedTo`: the moment of its newest). So between two standings,
 * and between the last one and the result, at least four people's answers make the difference, whoever
 * withdraws theirs counted. A standing is of everybody together: groups come with the result.
 */
export function standingAmong<V extends Dated>(votes: readonly V[], countedTo: Date | null): V[] | null {
  const counted = [...votes].sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime()).slice(0, -SMALLEST_SHOWN)
  const fresh = counted.filter(({ updatedAt }) => !countedTo || updatedAt > countedTo)
  return fresh.length < SMALLEST_SHOWN ? null : counted
}

/** Whether a reader sees the standing of an open ballot: nobody earlier for what they may do. */
export function maySeeStanding({ visibility }: { visibility?: Visibility }, hasAnswered: boolean) {
  return visibility === 'live' || (visibility === 'voted' && hasAnswered)
}
