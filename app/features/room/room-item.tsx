import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/page.tsx'
import type { ClockPart } from './clock-words.ts'
import { ItemHead } from './current-item.tsx'
import type { AgendaStep } from './room-page.queries.server.ts'

/** What is on, for everybody in the room. */
export function RoomItem({ items, clock }: { items: AgendaStep[]; clock: ClockPart }) {
  const { t } = useTranslation('cockpit')
  const item = items.find(({ id }) => id === clock.itemId)
  if (clock.state === 'live' && item)
    return (
      <Card>
        <ItemHead item={item} items={items} clock={clock} />
      </Card>
    )
  const say = clock.state !== 'live' ? clock.state : clock.between ? 'between' : 'no-item'
  return (
    <Card>
      <p>{t(`standing.${say}`)}</p>
    </Card>
  )
}
