import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useSessionPart } from '#app/features/live/use-parts.ts'
import { deskClockPart } from '#app/features/room/clock-part.server.ts'
import { CockpitBar } from '#app/features/room/cockpit-bar.tsx'
import { CockpitLayout } from '#app/features/room/cockpit-layout.tsx'
import { CurrentItem } from '#app/features/room/current-item.tsx'
import { roomOf } from '#app/features/room/room-page.queries.server.ts'
import { RunOfShow } from '#app/features/room/run-of-show.tsx'
import { onSession } from '#app/features/sessions/session-access.server.ts'

export const handle = { namespaces: ['cockpit'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('moderate'),
  async load({ subject, t }) {
    // Parts first, and then what they are about: what is told meanwhile is newer than both.
    const clock = await deskClockPart(subject.session.id)
    const session = await roomOf(subject, { moderating: true })
    return { title: t('cockpit:title', { number: session.number }), session, clock }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

/** Each chapter's panel is put into its slot here, with its own part. */
export default function Cockpit() {
  const { session, ...loaded } = useLoaderData<typeof loader>()
  useLiveRevalidation(session.roundtableId, [], { sessionId: session.id, deskId: session.id })
  const clock = useSessionPart(session.id, 'desk-clock', loaded.clock)
  const where = { roundtableId: session.roundtableId, sessionId: session.id }
  return (
    <CockpitLayout
      bar={<CockpitBar where={where} session={session} clock={clock} />}
      runOfShow={<RunOfShow items={session.items} clock={clock} />}
      current={<CurrentItem where={where} items={session.items} clock={clock} />}
    />
  )
}
