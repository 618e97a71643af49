import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { RoomItemData } from '#app/features/room/room-items.server.ts'
import { Card } from '#app/ui/page.tsx'

type Props = { items: RoomItemData[]; currentId: string | null; shownId?: string | null; doneIds: readonly string[] }

/** The whole agenda, to look around in: each item opens in its place above, and the room goes on by itself. */
export function AgendaAround({ items, currentId, shownId, doneIds }: Props) {
  const { t } = useTranslation('room')
  return (
    <Card title={t('agenda.title')}>
      {items.length ? (
        <ol className="room-agenda">
          {items.map(({ id, parentId, number, title, minutes }) => (
            <li key={id} className={parentId ? 'is-below' : undefined}>
              <span className="room-agenda-number">{number}</span>
              <Link
                to={`?item=${id}`}
                replace
                preventScrollReset
                aria-current={id === shownId ? 'true' : undefined}
                dir="auto"
              >
                {title}
              </Link>
              <span className="room-agenda-state">
                {id === currentId ? (
                  <strong>{t('agenda.now')}</strong>
                ) : doneIds.includes(id) ? (
                  t('agenda.done')
                ) : (
                  t('item.planned-minutes', { count: minutes })
                )}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-ink-2">{t('agenda.empty')}</p>
      )}
    </Card>
  )
}
