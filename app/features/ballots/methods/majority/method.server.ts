import { z } from 'zod'
import { toCsv } from '#app/shared/csv.ts'
import type { GroupLabels, Method } from '../method.server.ts'
import { numbersFor } from '../tally/answer-schema.server.ts'
import { always, choice, tallySettings } from '../tally/settings.server.ts'
import { majorityApart } from './apart.ts'
import type { MajorityResult } from './count.ts'
import { count } from './counted.ts'
import { BLANK_GRADE_RULES, GRADES, hidesByOption, type MajorityAnswer, type MajoritySettings } from './words.ts'

/** A grade in words for each option; the grade in the middle decides. */
export const majority: Method<MajoritySettings, MajorityAnswer, MajorityResult> = {
  settings: z.object({
    ...tallySettings,
    blankGradeRule: choice(BLANK_GRADE_RULES),
    equalWeight: always,
    byOption: always,
  }),
  answer: ({ options }) =>
    numbersFor(options, { from: 0, to: GRADES.length - 1, blank: null, error: 'ballots.grade-unknown' }).refine(
      (answer) => Object.values(answer).some((grade) => grade !== null),
      { path: [options[0]?.id ?? ''], error: 'ballots.grade-none' },
    ),
  count,
  standing: ({ equalWeight: _, ...settings }) => settings,
  fieldsOf: (answer) =>
    Object.fromEntries(Object.entries(answer).flatMap(([id, grade]) => (grade === null ? [] : [[id, String(grade)]]))),
  csv: majorityCsv,
  apart: majorityApart,
}

/** How many gave each grade, and the grade in the middle over everybody and by group. */
function majorityCsv({ rule, options, judged, groups, chosen, equalWeight }: MajorityResult, labels: GroupLabels) {
  const columns = ['option', 'label', 'group', 'place', 'median', 'above', 'below', ...GRADES, 'blank', 'chosen']
  const word = (grade: number | null | undefined) =>
    grade === null || grade === undefined ? '' : (GRADES[grade] ?? '')
  const yesOr = (ids: string[] | null, id: string) => (ids ? (ids.includes(id) ? 'yes' : 'no') : '')
  // The file of a ballot that does not say it stays as it was.
  const told = equalWeight !== undefined
  const withShown = (row: string[], shown: string) => (hidesByOption(rule) ? row.toSpliced(3, 0, shown) : row)
  const even = (id: string, at: number) =>
    told ? [word(equalWeight?.grades[at]), yesOr(equalWeight?.chosen ?? null, id)] : []
  const lines = options.flatMap(({ id, label }, at) => {
    const one = judged?.[at]
    const figures = one ? [one.place, word(one.grade), one.above, one.below, ...one.grades, one.blank] : []
    const all = [id, label, '', ...Array.from({ length: 11 }, (_, n) => String(figures[n] ?? ''))]
    const own = groups.map(({ groupId, grades }) => {
      const code = labels.find((group) => group.id === groupId)?.code ?? ''
      return [id, label, code, '', word(grades?.[at]), ...Array.from({ length: told ? 12 : 10 }, () => '')]
    })
    const shown = [one, ...groups.map(({ grades }) => typeof grades?.[at] === 'number')]
    const rows = [[...all, yesOr(chosen, id), ...even(id, at)], ...own]
    return rows.map((row, which) => withShown(row, shown[which] ? 'yes' : 'no'))
  })
  const named = withShown(columns, 'shown')
  return toCsv(told ? [...named, 'equal_weight', 'equal_weight_chosen'] : named, lines)
}
