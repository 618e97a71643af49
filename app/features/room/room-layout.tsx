import type { ReactNode } from 'react'

/** What chapters put into the room's page, in the order of a phone. */
export type RoomSlots = {
  checkIn?: ReactNode
  floor?: ReactNode
  ballot?: ReactNode
  rating?: ReactNode
  /** Where one sits while the room is broken up. */
  tables?: ReactNode
  signals?: ReactNode
  notes?: ReactNode
  /** That one is here, once one is. */
  presence?: ReactNode
}

type Props = RoomSlots & { head: ReactNode; current: ReactNode; agenda?: ReactNode }

/** One column on a phone: what is open now stands above what is always there. On a wide screen the floor stands beside it. */
export function RoomLayout({ head, current, agenda, ...slots }: Props) {
  return (
    <>
      {head}
      <div className="page room">
        <div className="room-column">
          {slots.checkIn}
          {slots.ballot}
          {slots.rating}
          {current}
          {slots.tables}
        </div>
        <div className="room-column">
          {slots.floor}
          {slots.notes}
          {slots.signals}
          {slots.presence}
          {agenda}
        </div>
      </div>
    </>
  )
}
