import type { ReactNode } from 'react'

/** What chapters put into the room's page, in the order of a phone. */
export type RoomSlots = {
  checkIn?: ReactNode
  floor?: ReactNode
  ballot?: ReactNode
  rating?: ReactNode
  signals?: ReactNode
  notes?: ReactNode
}

export function RoomLayout({ head, current, ...slots }: RoomSlots & { head: ReactNode; current: ReactNode }) {
  return (
    <div className="page page-narrow grid gap-4">
      {head}
      {slots.checkIn}
      {current}
      {slots.ballot}
      {slots.rating}
      {slots.floor}
      {slots.signals}
      {slots.notes}
    </div>
  )
}
