import type { Apart } from '../../recount/bundle-words.ts'
import { findingOf, type TallyResult } from './tally.ts'

/** Every option is added up by itself: where people may leave one out, a group can be small on it and on no other. */
export const tallyApart: Apart<TallyResult> = {
  hidden: ({ options, overall, groups }) =>
    Object.fromEntries(
      options.map(({ id }, at) => {
        const hidden = groups.flatMap(({ groupId, figures }) => (figures[at] ? [] : [groupId]))
        return [id, overall[at] ? hidden : null] as const
      }),
    ),
  blank: {},
  completed(counted, published, fields) {
    const had = <T>(own: readonly T[], shown: readonly T[]) =>
      own.map((one, at) => (fields.includes(counted.options[at]!.id) ? one : shown[at]!))
    const overall = had(counted.overall, published.overall)
    return {
      ...counted,
      overall,
      groups: counted.groups.map((group, at) => ({
        ...group,
        figures: had(group.figures, published.groups[at]?.figures ?? []),
      })),
      equalWeight: had(counted.equalWeight, published.equalWeight),
      ...findingOf(counted.options, overall, counted.rule, counted.enough),
    }
  },
}
