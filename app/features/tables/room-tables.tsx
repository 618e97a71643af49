import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { tablePath } from '#app/shared/session-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/page.tsx'
import { NotesInPlace } from './notes-in-place.tsx'
import { ReporterForm } from './reporter-form.tsx'
import { SeatList } from './seat-list.tsx'
import { TableTime } from './table-time.tsx'
import { Provenance } from './tables-desk.tsx'
import type { Where } from './tables-form.tsx'
import { type DrawShown, seatIn, type TableShown } from './tables-part.ts'

type Props = { where: Where; draw: DrawShown; personId: string }

/** In the room, for the item that the page shows: where one sits and with whom, how long still, and where the notes are. */
export function RoomTables({ where, draw, personId }: Props) {
  const { t } = useTranslation('tables')
  const own = seatIn(draw, personId)
  const others = draw.tables.filter((table) => table !== own)
  const to = (table: TableShown) => tablePath(where, table.id)
  return (
    <Card title={own ? t('room.own', { number: own.number }) : t('title')} id="room-tables">
      <div className="grid gap-4">
        <TableTime draw={draw} />
        {own ? (
          <>
            {own.question ? (
              <p dir="auto" className="font-serif text-lg break-words">
                {own.question}
              </p>
            ) : null}
            <SeatList seats={own.seats} label={t('seats-of', { number: own.number })} ownId={personId} />
            {draw.state === 'ended' ? null : <ReporterForm where={where} table={own} personId={personId} />}
            {draw.state === 'ended' ? (
              <NotesInPlace where={where} table={own} />
            ) : (
              <p>
                <LinkButton
                  to={to(own)}
                  variant={draw.state === 'begun' ? 'primary' : 'default'}
                  size="touch"
                  icon="edit"
                >
                  {t('room.notes', { number: own.number })}
                </LinkButton>
              </p>
            )}
          </>
        ) : (
          <p className="text-sm">{t('room.no-seat')}</p>
        )}
        {others.length ? (
          <Disclosure summary={t(own ? 'room.others' : 'room.all')} icon="people" open={!own || draw.state === 'ended'}>
            <ul className="mt-2 grid gap-3">
              {others.map((table) => (
                <li key={table.id} className="border-t border-line pt-2 first:border-t-0">
                  <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                    <b>{t('table', { number: table.number })}</b>
                    {draw.state === 'ended' ? null : (
                      <Link to={to(table)} className="link text-sm">
                        {t('room.notes', { number: table.number })}
                      </Link>
                    )}
                  </p>
                  {table.question ? (
                    <p dir="auto" className="font-serif break-words">
                      {table.question}
                    </p>
                  ) : null}
                  <SeatList seats={table.seats} label={t('seats-of', { number: table.number })} />
                  {draw.state === 'ended' ? <NotesInPlace where={where} table={table} /> : null}
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
        <Provenance draw={draw} />
      </div>
    </Card>
  )
}
