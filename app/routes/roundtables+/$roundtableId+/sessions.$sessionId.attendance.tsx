import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { mayCheckOthers, mayCheckSelf } from '#app/features/attendance/attendance.policy.ts'
import { attendanceRecord, attendanceView, checkInCode } from '#app/features/attendance/attendance.queries.server.ts'
import { attendanceFilters, staffSchema } from '#app/features/attendance/attendance.schema.ts'
import { AttendancePage } from '#app/features/attendance/attendance-page.tsx'
import { actAsStaff } from '#app/features/attendance/check-ins.server.ts'
import { presentPart } from '#app/features/attendance/present-part.server.ts'
import { loadSoon } from '#app/features/live/use-fresh-page.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useSessionPart } from '#app/features/live/use-parts.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const handle = { namespaces: ['attendance'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('view'),
  search: attendanceFilters,
  async load({ language, subject, roundtableId, sessionId, search }) {
    const { number, title: name, state } = subject.session
    const [ended, checkOthers] = [state === 'ended', mayCheckOthers(subject)]
    // First what the others are compared with: whoever comes after it is told.
    const present = await presentPart(sessionId)
    const [lines, record, code, title] = await Promise.all([
      ended ? [] : attendanceView(subject),
      ended ? attendanceRecord(subject) : [],
      checkOthers ? checkInCode(subject) : null,
      titleOf(language, 'attendance:here.title'),
    ])
    return {
      place: { roundtableId, sessionId },
      session: { number, title: name, ended },
      ...{ title, present, lines, record, code, filters: search },
      can: { checkOthers, checkIn: mayCheckSelf(subject) },
    }
  },
})

export const action = defineAct({
  access: onSession('moderate'),
  form: staffSchema,
  run: ({ actor, subject, input }) => actAsStaff(actor, subject, input),
  back: ({ roundtableId, sessionId }) => sessionPaths.attendance(roundtableId, sessionId),
  done: ({ input }) => `attendance:done.${input.act === 'new-code' ? 'new-code' : 'member'}`,
  // What has changed is told; the list comes with it.
  own: () => ({}),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Attendance() {
  const page = useLoaderData<typeof loader>()
  const { roundtableId, sessionId } = page.place
  const present = useSessionPart(sessionId, 'present', page.present)
  useLiveRevalidation(roundtableId, ['members'], { sessionId })
  // Names are not told to everybody each time: those who look at them load them, the readers of a full room at leisure.
  const shown = useRef(present)
  useEffect(() => {
    if (shown.current !== present && present !== page.present.value) loadSoon(['page'], !page.can.checkOthers)
    shown.current = present
  }, [present, page])
  return <AttendancePage {...page} present={present} />
}
