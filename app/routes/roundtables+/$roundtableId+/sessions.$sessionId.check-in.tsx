import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { checkInView } from '#app/features/attendance/attendance.queries.server.ts'
import { codeInAddress, ownCheckInSchema } from '#app/features/attendance/attendance.schema.ts'
import { withOwnCheckIn } from '#app/features/attendance/attendance-words.ts'
import { CheckInPage } from '#app/features/attendance/check-in-page.tsx'
import { changeOwnCheckIn } from '#app/features/attendance/check-ins.server.ts'
import { presentPart } from '#app/features/attendance/present-part.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useSessionPart } from '#app/features/live/use-parts.ts'
import { useTold } from '#app/features/live/use-told.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { clockPart } from '#app/features/room/clock-part.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const handle = { namespaces: ['attendance'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('view'),
  search: codeInAddress,
  async load({ language, subject, search }) {
    const { id } = subject.session
    const [clock, present] = await Promise.all([clockPart(id), presentPart(id)])
    const [view, title] = await Promise.all([checkInView(subject), titleOf(language, 'attendance:page.title')])
    const { number, title: name } = subject.session
    return { view, clock, present, title, code: search.code, session: { number, title: name } }
  },
})

/** An address with the code in it only fills it in: what merely opens addresses, as a mail scanner does, checks nobody in. */
export const action = defineAct({
  access: onSession('attend'),
  form: ownCheckInSchema,
  run: ({ actor, subject, input }) => changeOwnCheckIn(actor, subject, input),
  back: ({ roundtableId, sessionId }) => sessionPaths.checkIn(roundtableId, sessionId),
  done: ({ input }) => `attendance:done.${input.act}`,
  own: ({ value }) => value,
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function CheckIn() {
  const page = useLoaderData<typeof loader>()
  const { sessionId, roundtableId } = page.view
  const { state } = useSessionPart(sessionId, 'clock', page.clock)
  const view = { ...withOwnCheckIn(page.view, useTold('own', page)), state }
  const present = useSessionPart(sessionId, 'present', page.present)
  useLiveRevalidation(roundtableId, ['standing'], { sessionId })
  return <CheckInPage {...page} view={view} present={present} />
}
