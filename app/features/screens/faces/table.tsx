import { useTranslation } from 'react-i18next'
import { initials } from '#app/ui/avatar.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { TableRing } from '#app/ui/ring-table.tsx'
import { clockText, useTimer } from '#app/ui/timer.tsx'
import type { FaceView, ItemView, SeatView } from '../face-views.ts'
import { ItemHead } from '../item-head.tsx'
import { Floor } from './speakers.tsx'

/** The table from above: whose turn it is, who has spoken and who has not. In words alone, the same by group. */
export function TableFace({ face, reader }: { face: Extract<FaceView, { kind: 'table' }>; reader: boolean }) {
  return (
    <div className="screen-halves">
      <div className="screen-half">
        <div className="screen-middle">
          <ItemHead item={face.item} />
        </div>
        <Floor speaker={face.speaker} next={face.next} />
      </div>
      {reader ? <ByGroup seats={face.seats} /> : <Ring item={face.item} seats={face.seats} />}
    </div>
  )
}

function Ring({ item, seats }: { item: ItemView | null; seats: SeatView[] }) {
  const { t } = useTranslation('screens')
  const { groups } = useGroups()
  const left = useTimer(item?.running ?? { ranMs: 0, runningSince: null, allowedMs: 0 })
  const spoken = seats.filter(({ state }) => state === 'spoken' || state === 'floor').length
  const clock = item && {
    centre: `${left.state === 'over' ? '+' : ''}${clockText(left.seconds)}`,
    caption: t('table.left'),
  }
  return (
    <TableRing
      className="screen-ring"
      groups={groups.map(({ id, code, name, colour }) => ({
        code,
        name,
        colour,
        seats: seats
          .filter(({ groupId }) => groupId === id)
          .map(({ name: person, state, order }) => ({ state, order, initials: initials(person) })),
      }))}
      title={t('table.title', { count: seats.length })}
      description={t('table.spoken', { count: spoken, of: seats.length })}
      {...clock}
    />
  )
}

function ByGroup({ seats }: { seats: SeatView[] }) {
  const { t } = useTranslation('screens')
  const { groups } = useGroups()
  return (
    <table className="table">
      <caption>{t('table.title', { count: seats.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.group')}</th>
          <th scope="col">{t('table.here')}</th>
          <th scope="col">{t('table.have-spoken')}</th>
          <th scope="col">{t('table.waiting')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ id, name }) => {
          const own = seats.filter(({ groupId }) => groupId === id)
          const count = (...states: SeatView['state'][]) => own.filter(({ state }) => states.includes(state)).length
          return (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{own.length}</td>
              <td>{count('spoken', 'floor')}</td>
              <td>{count('hand')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
