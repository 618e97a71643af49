import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { defineLoader } from '#app/features/access/route.server.ts'
import { checkInView } from '#app/features/attendance/attendance.queries.server.ts'
import { withOwnCheckIn } from '#app/features/attendance/attendance-words.ts'
import { CheckInCard } from '#app/features/attendance/check-in-card.tsx'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useSessionPart } from '#app/features/live/use-parts.ts'
import { useTold } from '#app/features/live/use-told.ts'
import { clockPart } from '#app/features/room/clock-part.server.ts'
import { RoomItem } from '#app/features/room/room-item.tsx'
import { RoomLayout } from '#app/features/room/room-layout.tsx'
import { roomOf } from '#app/features/room/room-page.queries.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { SignalButtons } from '#app/features/signals/signal-buttons.tsx'
import { PageHeader } from '#app/ui/page.tsx'

export const handle = { namespaces: ['cockpit', 'attendance'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('view'),
  async load({ subject, t }) {
    const clock = await clockPart(subject.session.id)
    const [session, checkIn] = await Promise.all([roomOf(subject, { moderating: false }), checkInView(subject)])
    return { title: t('cockpit:room.title', { number: session.number }), session, clock, checkIn }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Room() {
  const { t } = useTranslation('cockpit')
  const page = useLoaderData<typeof loader>()
  const { session, ...loaded } = page
  useLiveRevalidation(session.roundtableId, [], { sessionId: session.id })
  const clock = useSessionPart(session.id, 'clock', loaded.clock)
  const checkIn = { ...withOwnCheckIn(loaded.checkIn, useTold('own', page)), state: clock.state }
  const where = { roundtableId: session.roundtableId, sessionId: session.id }
  return (
    <RoomLayout
      head={<PageHeader title={t('name', { number: session.number, title: session.title })} />}
      current={<RoomItem items={session.items} clock={clock} />}
      checkIn={clock.state !== 'ended' && checkIn.can.checkIn ? <CheckInCard view={checkIn} /> : null}
      signals={clock.state === 'live' && checkIn.can.checkIn ? <SignalButtons {...where} /> : null}
    />
  )
}
