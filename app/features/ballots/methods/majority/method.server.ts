import { z } from 'zod'
import { toCsv } from '#app/shared/csv.ts'
import type { GroupLabels, Method } from '../method.server.ts'
import { numbersFor } from '../tally/answer-schema.server.ts'
import { choice, tallySettings } from '../tally/settings.server.ts'
import { countMajority, type MajorityResult } from './count.ts'
import { BLANK_GRADE_RULES, GRADES, type MajorityAnswer, type MajoritySettings, ruleOf } from './words.ts'

/** A grade in words for each option; the grade in the middle decides. */
export const majority: Method<MajoritySettings, MajorityAnswer, MajorityResult> = {
  settings: z.object({ ...tallySettings, blankGradeRule: choice(BLANK_GRADE_RULES) }),
  answer: ({ options }) =>
    numbersFor(options, { from: 0, to: GRADES.length - 1, blank: null, error: 'ballots.grade-unknown' }).refine(
      (answer) => Object.values(answer).some((grade) => grade !== null),
      { path: [options[0]?.id ?? ''], error: 'ballots.grade-none' },
    ),
  count: (votes, electorate, settings, options = []) => countMajority(votes, electorate, options, ruleOf(settings)),
  fieldsOf: (answer) =>
    Object.fromEntries(Object.entries(answer).flatMap(([id, grade]) => (grade === null ? [] : [[id, String(grade)]]))),
  csv: majorityCsv,
}

/** How many gave each grade, and the grade in the middle over everybody and by group. */
function majorityCsv({ options, judged, groups, chosen }: MajorityResult, labels: GroupLabels) {
  const columns = ['option', 'label', 'group', 'place', 'median', 'above', 'below', ...GRADES, 'blank', 'chosen']
  const word = (grade: number | null | undefined) =>
    grade === null || grade === undefined ? '' : (GRADES[grade] ?? '')
  const lines = options.flatMap(({ id, label }, at) => {
    const one = judged?.[at]
    const figures = one ? [one.place, word(one.grade), one.above, one.below, ...one.grades, one.blank] : []
    const all = [id, label, '', ...Array.from({ length: 11 }, (_, n) => String(figures[n] ?? ''))]
    const own = groups.map(({ groupId, grades }) => {
      const code = labels.find((group) => group.id === groupId)?.code ?? ''
      return [id, label, code, '', word(grades?.[at]), ...Array.from({ length: 10 }, () => '')]
    })
    return [[...all, chosen ? (chosen.includes(id) ? 'yes' : 'no') : ''], ...own]
  })
  return toCsv(columns, lines)
}
