import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { BallotOption } from '../../ballot-words.ts'
import type { Wording } from '../subject-types.ts'

type IndicatorOption = BallotOption & { indicatorId: string; version: number }
/** A set of indicators, each in the version that it had when the ballot opened. */
export type IndicatorsWording = Wording & { note: string; options: IndicatorOption[] }

export function IndicatorsText({
  wording: { name, note, options },
  roundtableId,
}: {
  wording: IndicatorsWording
  roundtableId: string
}) {
  const { t } = useTranslation('ballots')
  return (
    <>
      <p className="font-serif text-xl leading-snug wrap-anywhere" dir="auto">
        {name}
      </p>
      {note ? (
        <p className="mt-3 whitespace-pre-line wrap-anywhere" dir="auto">
          {note}
        </p>
      ) : null}
      <ol className="list-lines mt-4">
        {options.map(({ id, label, note: definition, indicatorId, version }) => (
          <li key={id} className="wrap-anywhere">
            <Link to={paths.indicator(roundtableId, indicatorId)}>{label}</Link>{' '}
            <span className="text-sm text-ink-2">{t('subject.version', { version })}</span>
            {definition ? <span className="block text-sm whitespace-pre-line text-ink-2">{definition}</span> : null}
          </li>
        ))}
      </ol>
    </>
  )
}
