import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useSessionPart } from '#app/features/live/use-parts.ts'
import { clockPart } from '#app/features/room/clock-part.server.ts'
import { RoomItem } from '#app/features/room/room-item.tsx'
import { RoomLayout } from '#app/features/room/room-layout.tsx'
import { roomOf } from '#app/features/room/room-page.queries.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { PageHeader } from '#app/ui/page.tsx'

export const handle = { namespaces: ['cockpit'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('view'),
  async load({ subject, t }) {
    const clock = await clockPart(subject.session.id)
    const session = await roomOf(subject, { moderating: false })
    return { title: t('cockpit:room.title', { number: session.number }), session, clock }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Room() {
  const { t } = useTranslation('cockpit')
  const { session, ...loaded } = useLoaderData<typeof loader>()
  useLiveRevalidation(session.roundtableId, [], { sessionId: session.id })
  const clock = useSessionPart(session.id, 'clock', loaded.clock)
  return (
    <RoomLayout
      head={<PageHeader title={t('name', { number: session.number, title: session.title })} />}
      current={<RoomItem items={session.items} clock={clock} />}
    />
  )
}
