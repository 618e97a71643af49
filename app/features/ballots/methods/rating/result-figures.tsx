import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { Publication } from './publication.ts'
import type { Criterion } from './words.ts'

/** Every person the same beside every group the same, the middle answer with its quartiles, and how they were counted. */
export function ResultFigures({ criterion, result }: { criterion: Criterion; result: Publication }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { overall, equalWeight } = result.criteria[criterion]
  const figure = (value: number | null | undefined, write: (known: number) => string = format.number) =>
    value == null ? t('result.none') : write(value)
  const quartiles =
    overall?.q1 == null || overall.q3 === null
      ? ''
      : t('figures.quartiles', { q1: format.number(overall.q1), q3: format.number(overall.q3) })
  const ofAll = overall
    ? [
        {
          key: 'heads',
          value: figure(overall.share, format.percent),
          detail: t('figures.heads-detail', { count: overall.n, inFavour: overall.inFavour }),
        },
        { key: 'middle', value: figure(overall.median), detail: quartiles },
        { key: 'cannot-judge', value: format.number(overall.cannotJudge), detail: t('figures.cannot-judge-detail') },
      ]
    : []
  const ofGroups =
    equalWeight.share === null
      ? []
      : [
          {
            key: 'groups',
            value: format.percent(equalWeight.share),
            detail: t('figures.groups-detail', { count: equalWeight.groups }),
          },
        ]
  const figures = [...ofAll.slice(0, 1), ...ofGroups, ...ofAll.slice(1)]
  if (figures.length === 0) return null
  const verdict =
    overall?.ram && (overall.ram.disagreement ? 'class.disagreement' : `class.${criterion}.${overall.class}`)
  return (
    <div className="mt-5 border-t border-line pt-4">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4">
        {figures.map(({ key, value, detail }) => (
          <div key={key}>
            <dt className="text-sm text-ink-2">{t(`figures.${key}`)}</dt>
            <dd>
              <span className="block text-2xl font-medium tabular-nums">{value}</span>
              <span className="block text-sm text-ink-2">{detail}</span>
            </dd>
          </div>
        ))}
      </dl>
      {verdict ? (
        <p className="mt-4 text-sm">
          {t(verdict, { median: figure(overall.median), n: overall.n, eligible: result.eligible })}
        </p>
      ) : null}
      <p className="mt-2 text-sm text-ink-2">{t('figures.explained')}</p>
    </div>
  )
}
