import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import type { Askable } from './new-ballot.queries.server.ts'
import type { About, Written } from './written.ts'

const ASKED = /^(?:about|after|questionId|title|note|section|indicator|indicators|(?:label|note)-o\d+)$/

type Props = { askable: Askable; answered: Written; about: About }

/** Step 1 of a later round: what is asked stays as it is. */
export function SameQuestion({ askable, answered, about }: Props) {
  const { t } = useTranslation('new-ballot')
  const fields = Object.entries(answered).filter(([name]) => ASKED.test(name))
  const records = about === 'section' ? askable.sections : askable.indicators
  const name =
    about === 'section' || about === 'indicator'
      ? records.find(({ id }) => id === answered[about])?.name
      : String(answered.title)
  return (
    <>
      {fields.flatMap(([field, value]) =>
        [value ?? '']
          .flat()
          .map((one, at) => <input key={`${field} ${at}`} type="hidden" name={field} value={String(one)} />),
      )}
      <p className="font-serif text-xl leading-snug wrap-anywhere" dir="auto">
        {name}
      </p>
      <Banner tone="quiet">{t('asked.same')}</Banner>
    </>
  )
}
