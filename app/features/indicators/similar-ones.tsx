import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Status } from '#app/ui/status.tsx'
import type { IndicatorState } from './indicator-words.ts'
import type { SimilarEntry, SimilarIndicator } from './similar.server.ts'

export type Alike = { similar: SimilarIndicator[]; entries: SimilarEntry[] }

/** What perhaps says the same already, with the box that says that it does not. */
export function SimilarOnes({ roundtableId, similar, entries }: Alike & { roundtableId: string }) {
  const { t } = useTranslation('indicators')
  return (
    <div role="status" className="grid gap-3">
      {similar.length > 0 ? (
        <Banner tone="notice">
          <p className="font-medium">{t('similar.title', { count: similar.length })}</p>
          <ul className="mt-2 grid gap-2">
            {similar.map(({ id, code, name, definition, state }) => (
              <li key={id}>
                <p className="flex flex-wrap items-center gap-x-3">
                  <Link to={paths.indicator(roundtableId, id)} target="_blank" rel="noopener">
                    {code} {name}
                    <span className="sr-only"> {t('similar.new-window')}</span>
                  </Link>
                  <Status status={state as IndicatorState} />
                </p>
                <p className="font-serif text-sm" dir="auto">
                  {definition}
                </p>
              </li>
            ))}
          </ul>
          <div className="mt-3">
            <Checkbox name="distinct" value="yes" label={t('similar.distinct')} />
          </div>
        </Banner>
      ) : null}
      {entries.length > 0 ? (
        <Banner tone="notice">
          <p className="font-medium">{t('similar.entries', { count: entries.length })}</p>
          <ul className="mt-2 grid gap-1">
            {entries.map(({ id, code, label }) => (
              <li key={id}>
                <Link to={referencePaths.entry(roundtableId, id)} target="_blank" rel="noopener">
                  {code} {label === code.split(' ').at(-1) ? null : label}
                  <span className="sr-only"> {t('similar.new-window')}</span>
                </Link>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-sm">{t('similar.entries-hint')}</p>
        </Banner>
      ) : null}
    </div>
  )
}
