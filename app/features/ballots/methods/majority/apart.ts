import type { Apart } from '../../recount/bundle-words.ts'
import { foundIn, type MajorityResult } from './count.ts'
import { hidesByOption } from './words.ts'

/** Every option is graded by itself. What groups that count the same would choose asks for all options that are shown. */
export const majorityApart: Apart<MajorityResult> = {
  hidden: ({ rule, options, judged, groups }) =>
    Object.fromEntries(
      (hidesByOption(rule) ? options : []).map(({ id }, at) => {
        const hidden = groups.flatMap(({ groupId, grades }) => (typeof grades?.[at] === 'number' ? [] : [groupId]))
        return [id, judged?.[at] ? hidden : null] as const
      }),
    ),
  blank: {},
  completed(counted, published, fields) {
    const isTold = (at: number) => fields.includes(counted.options[at]!.id) || !published.judged?.[at]
    const all = counted.options.every((_, at) => isTold(at))
    const judged = counted.options.map((_, at) => (isTold(at) ? counted : published).judged?.[at] ?? null)
    return {
      ...counted,
      groups: counted.groups.map((group, which) => ({
        ...group,
        grades: completedGrades(group.grades, published.groups[which]?.grades ?? null, isTold),
      })),
      ...foundIn(judged, counted.rule, counted.enough),
      ...(!all && published.equalWeight !== undefined && { equalWeight: published.equalWeight }),
    }
  },
}

type Grades = (number | null)[] | null

function completedGrades(counted: Grades, published: Grades, isTold: (at: number) => boolean): Grades {
  const either = (counted ?? published)?.map((_, at) => (isTold(at) ? counted : published)?.[at] ?? null)
  return either?.some((grade) => grade !== null) ? either : null
}
