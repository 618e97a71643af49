import { useTranslation } from 'react-i18next'
import type { Wording } from '../subject-types.ts'

export type IndicatorWording = Wording & { definition: string; unit: string; formula: string }

/** An indicator as it read when the ballot opened. */
export function IndicatorText({ wording: { definition, unit } }: { wording: IndicatorWording }) {
  const { t } = useTranslation('ballots')
  return (
    <>
      <p className="font-serif text-xl leading-snug whitespace-pre-line">{definition}</p>
      <p className="mt-3 text-sm text-ink-2">{t('vote.unit', { unit })}</p>
    </>
  )
}
