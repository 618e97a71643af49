import { translator } from '#app/platform/i18n.server.ts'
import { toCsv } from '#app/shared/csv.ts'
import type { Language } from '#app/shared/roles.ts'
import type { CoveragePageData } from './coverage.queries.server.ts'

/** The table of the page: a row for each section, a column for each list, and a last row for the other way round. */
export function coverageCsv({ coverage, lists }: CoveragePageData, language: Language) {
  const t = translator(language)
  let pillar = ''
  const rows = coverage.rows.map(({ heading, number, title, indicators, cells, onlyHere }) => {
    pillar = heading ?? pillar
    const counts = cells.flatMap(({ covered, disputed }) => [String(covered), String(disputed)])
    return [
      pillar,
      number,
      title || t('crosswalk:coverage.no-section'),
      String(indicators.length),
      ...counts,
      String(onlyHere),
    ]
  })
  const head = [
    t('crosswalk:coverage.pillar'),
    t('crosswalk:coverage.number'),
    t('crosswalk:coverage.section'),
    t('crosswalk:coverage.ours'),
  ]
  const columns = lists.flatMap(({ short }) => [short, t('crosswalk:coverage.disputed-of', { list: short })])
  const other = lists.flatMap(({ indicators }, index) => [
    t('crosswalk:coverage.of', { count: coverage.reached[index] ?? 0, all: indicators }),
    '',
  ])
  return toCsv(
    [...head, ...columns, t('crosswalk:coverage.only-here')],
    [...rows, [t('crosswalk:coverage.other-way'), '', '', '', ...other, '']],
  )
}
