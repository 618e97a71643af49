import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { SubjectRef, Wording } from '../subject-types.ts'

export type SectionWording = Wording & { text: string }

/** A section as it read when the ballot opened, a block a line; the cells of a row come one after the other. */
export function SectionText({
  wording: { text },
  roundtableId,
  subject,
}: {
  wording: SectionWording
  roundtableId: string
  subject: SubjectRef
}) {
  const { t } = useTranslation('ballots')
  return (
    <>
      <div className="grid gap-3 font-serif text-lg leading-snug wrap-anywhere" dir="auto">
        {text
          .split('\n')
          .filter((line) => line.trim())
          .map((line, at) => (
            <p key={at}>{line.replaceAll('\t', ' · ')}</p>
          ))}
      </div>
      <p className="mt-3 text-sm text-ink-2">
        {t('subject.section-as-it-was')}{' '}
        <Link to={paths.section(roundtableId, subject.id)}>{t('subject.to-section')}</Link>
      </p>
    </>
  )
}
