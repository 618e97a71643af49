import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LiveText } from '#app/editor/live-text.tsx'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { ReporterForm } from './reporter-form.tsx'
import { SeatList } from './seat-list.tsx'
import { TableTime } from './table-time.tsx'
import type { Where } from './tables-form.tsx'
import { type DrawShown, reporterOf, type TableShown } from './tables-part.ts'

type Props = {
  where: Where
  session: { number: number; title: string }
  itemTitle: string
  draw: DrawShown
  table: TableShown
  personId: string
  /** Writes at every table; so do moderators. */
  writesEverywhere: boolean
  /** The minutes are approved, or the roundtable is closed: nothing is written any more. */
  stands: boolean
  text: DocumentNode
}

/** One table of an item: its notes, which those who sit there write together, with who they are and how long they have. */
export function TablePage({ where, session, itemTitle, draw, table, personId, text, ...may }: Props) {
  const { t } = useTranslation('tables')
  const { roundtableId, sessionId } = where
  const sits = table.seats.some((seat) => seat.personId === personId)
  const reports = reporterOf(table)?.personId === personId
  const mayWrite =
    !may.stands && draw.state !== 'drawn' && (may.writesEverywhere || (draw.state === 'ended' ? reports : sits))
  const title = t('page.notes', { number: table.number })
  return (
    <Page className="minutes-page">
      <PageHeader
        serif
        title={table.question || title}
        crumbs={[
          { label: t('crumb.sessions'), to: sessionPaths.sessions(roundtableId) },
          { label: t('crumb.session', { number: session.number }), to: sessionPaths.session(roundtableId, sessionId) },
          { label: t('crumb.room'), to: sessionPaths.room(roundtableId, sessionId) },
          { label: t('table', { number: table.number }) },
        ]}
        lead={itemTitle}
      />
      <div className="table-desk">
        <article className="document-sheet minutes-sheet" data-sheet="">
          {table.question ? <h2 className="minutes-item-title">{title}</h2> : null}
          <p className="mb-3 text-sm text-ink-2">{t(`page.${hintOf(draw, { ...may, mayWrite, sits })}`)}</p>
          <LiveText key={String(mayWrite)} type="table" id={table.id} title={title} text={text} mayWrite={mayWrite} />
        </article>
        <aside className="minutes-side no-print" aria-label={t('page.side')}>
          <Card title={t('page.time')}>
            <TableTime draw={draw} />
            <p className="mt-3 text-sm">
              <Link to={sessionPaths.room(roundtableId, sessionId)}>{t('page.back')}</Link>
            </p>
          </Card>
          <Card title={t('page.seats')}>
            <SeatList seats={table.seats} label={t('seats-of', { number: table.number })} ownId={personId} />
            {sits && draw.state !== 'ended' ? (
              <div className="mt-3">
                <ReporterForm where={where} table={table} personId={personId} />
              </div>
            ) : null}
          </Card>
        </aside>
      </div>
    </Page>
  )
}

type Knows = { stands: boolean; mayWrite: boolean; sits: boolean }

/** Who writes here now, as its reader should know it. */
function hintOf({ state }: DrawShown, { stands, mayWrite, sits }: Knows) {
  if (stands) return 'stands'
  if (state === 'drawn') return 'not-begun'
  if (state === 'ended') return mayWrite ? 'ended-writer' : 'ended'
  return mayWrite ? (sits ? 'write' : 'write-as-staff') : 'read'
}
