import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Page, PageHeader } from '#app/ui/page.tsx'
import type { AttendanceLine, AttendedLine, CheckInCode } from './attendance.queries.server.ts'
import type { AttendanceFilters } from './attendance.schema.ts'
import { AttendanceList } from './attendance-list.tsx'
import { AttendanceRecord } from './attendance-record.tsx'
import type { PresentPart } from './attendance-words.ts'
import { CodeCard } from './code-card.tsx'
import { WhoIsHere } from './who-is-here.tsx'

type Props = {
  place: { roundtableId: string; sessionId: string }
  session: { number: number; title: string; ended: boolean }
  present: PresentPart
  lines: AttendanceLine[]
  record: AttendedLine[]
  code: CheckInCode | null
  filters: AttendanceFilters
  can: { checkOthers: boolean; checkIn: boolean }
}

/** Everybody at the table sees who is here; moderators check in whoever comes to them, and have the code. */
export function AttendancePage({ place, session, present, lines, record, code, filters, can }: Props) {
  const { t } = useTranslation('attendance')
  const { roundtableId, sessionId } = place
  return (
    <Page>
      <PageHeader
        title={t(session.ended ? 'record.title' : 'here.title')}
        lead={t('page.of', { number: session.number, title: session.title })}
        actions={can.checkIn ? <Link to={sessionPaths.checkIn(roundtableId, sessionId)}>{t('page.own')}</Link> : null}
      />
      {session.ended ? (
        <AttendanceRecord record={record} />
      ) : (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <AttendanceList {...{ place, lines, filters }} staff={can.checkOthers} />
          <div className="grid gap-5 max-lg:order-first">
            <WhoIsHere present={present} />
            {can.checkOthers ? <CodeCard {...place} code={code} /> : null}
          </div>
        </div>
      )}
    </Page>
  )
}
