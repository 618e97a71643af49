import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { JudgedOption } from '../../counting/majority-judgment.ts'
import type { OnScreenProps, ResultProps } from '../method-screen.ts'
import { useChosenFinding } from '../tally/finding.tsx'
import type { MajorityResult } from './count.ts'
import { GRADES, hidesByOption, type MajorityAnswer } from './words.ts'

/** The sentence, a bar of all grades for each option from the best, and the table that says the same. */
export function MajorityPanel({ result, own }: ResultProps<MajorityAnswer, MajorityResult>) {
  const { t } = useTranslation('methods')
  const format = useFormat()
  const grade = useGrade()
  const said = result.options.flatMap(({ id, label }) => {
    const given = own?.[id]
    return typeof given === 'number' ? [`${label}: ${grade(given)}`] : []
  })
  const { voted, eligible, weight, rule } = result
  return (
    <>
      <p className="text-lg leading-snug wrap-anywhere">{useChosenFinding()(result)}</p>
      {said.length ? <p className="mt-1 text-sm text-ink-2">{t('number.own', { said: said.join(' · ') })}</p> : null}
      {result.judged ? <Bars result={result} /> : voted ? <Banner tone="quiet">{t('result.untold')}</Banner> : null}
      <p className="mt-3 text-sm text-ink-2">
        {t('result.answered', { voted: format.number(voted), eligible: format.number(eligible) })}{' '}
        {weight === undefined ? null : t('result.weight', { count: weight })} {t(`rule.blank-${rule.blankGradeRule}`)}{' '}
        {result.order.length > 0 && result.judged?.includes(null)
          ? t('rule.few', { smallest: rule.smallestShown })
          : null}
      </p>
      <Disclosure summary={t('result.by-group')} icon="table" className="mt-4">
        <MajorityTable result={result} />
      </Disclosure>
    </>
  )
}

function useGrade() {
  const { t } = useTranslation('methods')
  return (at: number | null) => (at === null ? t('result.no-answer') : t(`majority.grade.${GRADES[at]}`))
}

function Bars({ result: { order, options, judged, chosen } }: { result: MajorityResult }) {
  const { t } = useTranslation('methods')
  const grade = useGrade()
  const ranked = order.flat().map((id) => options.findIndex((option) => option.id === id))
  const rows = [...ranked, ...[...options.keys()].filter((at) => judged![at] === null)]
  return (
    <>
      <ol className="option-bars">
        {rows.map((at) => {
          const { id, label } = options[at]!
          const one = judged![at]
          const isChosen = chosen?.includes(id)
          return (
            <li key={id} className={isChosen ? 'is-chosen' : undefined}>
              <span className="wrap-anywhere" dir="auto">
                {isChosen ? <Icon name="check-circle" label={t('result.chosen')} className="inline" /> : null} {label}
              </span>
              <span className="option-said">{one ? grade(one.grade) : t('result.few')}</span>
              {one ? <GradeBar one={one} /> : null}
            </li>
          )
        })}
      </ol>
      <p className="mt-2 text-sm text-ink-2">{t('majority.bars')}</p>
    </>
  )
}

/** All grades from the best at the start, and a tick in the middle. */
function GradeBar({ one: { grades } }: { one: JudgedOption }) {
  const total = grades.reduce((sum, count) => sum + count, 0)
  let from = 0
  const parts = grades
    .map((count, at) => ({ at, count }))
    .reverse()
    .map(({ at, count }) => {
      const part = { at, from, wide: total ? (count / total) * 100 : 0 }
      from += part.wide
      return part
    })
  return (
    <svg
      className="grade-bar"
      viewBox="0 0 100 12"
      width="100%"
      height="16"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {parts.map(({ at, from: x, wide }) =>
        wide ? <rect key={at} x={x} width={wide} height="12" className={`grade-${at}`} /> : null,
      )}
      <line x1="50" x2="50" y1="0" y2="12" className="grade-middle" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

function MajorityTable({ result: { rule, options, judged, groups: found } }: { result: MajorityResult }) {
  const { t } = useTranslation(['methods', 'ballots'])
  const format = useFormat()
  const grade = useGrade()
  const { groups } = useGroups()
  const notShown = t('ballots:table.not-shown')
  const ofAll = (row: number, said: (one: JudgedOption) => string) => {
    const one = judged?.[row]
    return one ? said(one) : notShown
  }
  const counts = GRADES.map((name, at): Column<number> => ({
    key: name,
    label: t(`majority.grade.${name}`),
    numeric: true,
    cell: (row) => ofAll(row, ({ grades }) => format.number(grades[at]!)),
  })).reverse()
  const ofGroups = groups.flatMap((group): Column<number>[] => {
    const own = found.find(({ groupId }) => groupId === group.id)
    if (!own?.voted) return []
    const cell = (row: number) => {
      const middle = own.grades?.[row] ?? null
      return own.grades && (middle !== null || !hidesByOption(rule)) ? grade(middle) : notShown
    }
    return [{ key: group.id, label: <abbr title={group.name}>{group.code}</abbr>, cell }]
  })
  const isHidden = found.some(
    ({ voted, grades }) => voted > 0 && (grades === null || (hidesByOption(rule) && grades.includes(null))),
  )
  return (
    <>
      <Table
        caption={t('result.table')}
        scroll
        rows={options.map((_, at) => at)}
        rowKey={(at) => options[at]!.id}
        columns={[
          { key: 'option', label: t('result.option'), header: true, cell: (at) => options[at]!.label },
          { key: 'middle', label: t('majority.middle'), cell: (at) => ofAll(at, (one) => grade(one.grade)) },
          ...counts,
          {
            key: 'blank',
            label: t('majority.no-grade'),
            numeric: true,
            cell: (at) => ofAll(at, ({ blank }) => format.number(blank)),
          },
          ...ofGroups,
        ]}
      />
      {isHidden ? <p className="mt-2 text-sm text-ink-2">{t('rule.small', { smallest: rule.smallestShown })}</p> : null}
    </>
  )
}

export function MajorityOnScreen({ result }: OnScreenProps<MajorityResult>) {
  return (
    <>
      <p className="screen-finding">{useChosenFinding()(result)}</p>
      {result.judged ? <Bars result={result} /> : null}
      <div className="screen-twin">
        <MajorityTable result={result} />
      </div>
    </>
  )
}
