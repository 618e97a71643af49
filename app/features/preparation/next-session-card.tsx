import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { Card } from '#app/ui/page.tsx'
import type { NextSession } from './preparation.queries.server.ts'

/** On the home of a roundtable: when it meets next, and how much the reader has to do before. */
export function NextSessionCard({ roundtableId, next }: { roundtableId: string; next: NextSession }) {
  const { t } = useTranslation('preparation')
  const format = useFormat()
  const { id, number, title, startsAt, place, open, minutes, all } = next
  const day = format.date(startsAt, 'weekday')
  return (
    <Card title={t('next.title')} id="next-session">
      <h3 className="text-base font-bold wrap-anywhere">
        <Link to={`${sessionPaths.page(roundtableId, id)}${open ? '#preparation' : ''}`}>
          {t('next.name', { number, title })}
        </Link>
      </h3>
      <p className="text-sm text-ink-2">{[`${day}, ${format.time(startsAt)}`, place].filter(Boolean).join(' · ')}</p>
      {all ? <p className="mt-2">{open ? t('next.open', { count: open, minutes }) : t('next.ready')}</p> : null}
    </Card>
  )
}
