import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Person } from '#app/ui/avatar.tsx'
import { Tag } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { AttendanceLine } from './attendance.queries.server.ts'
import type { Mode } from './attendance-words.ts'

type Place = { roundtableId: string; sessionId: string }

/** Somebody at the table, how they are here, and for staff what can be done about it. `onDone`: after an act on this line. */
export function MemberLine({
  line,
  place,
  staff,
  onDone,
}: {
  line: AttendanceLine
  place: Place
  staff: boolean
  onDone: () => void
}) {
  const { t } = useTranslation('attendance')
  return (
    <li
      data-person={line.personId}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-2 first:border-t-0"
    >
      <Person person={line} detail={line.organisation} />
      <p className="flex flex-wrap items-center gap-3 text-sm text-ink-2 sm:ms-auto">
        {line.mode && line.since ? (
          <>
            <span>
              {t('line.since')} <Time value={line.since} as="time" />
              {line.enteredBy ? `, ${t('line.entered-by', { name: line.enteredBy })}` : null}
            </span>
            <Tag>{t(`mode.${line.mode}`)}</Tag>
          </>
        ) : (
          <span>{t('line.away')}</span>
        )}
      </p>
      {staff ? <StaffButtons line={line} place={place} onDone={onDone} /> : null}
    </li>
  )
}

function StaffButtons({ line, place, onDone }: { line: AttendanceLine; place: Place; onDone: () => void }) {
  const { t } = useTranslation('attendance')
  const other = (mode: Mode) => line.mode !== mode
  return (
    <InlineForm action={sessionPaths.attendance(place.roundtableId, place.sessionId)} onDone={onDone}>
      {({ busy }) => (
        <div className="button-row" role="group" aria-label={line.name}>
          <input type="hidden" name="personId" value={line.personId} />
          <input type="hidden" name="seen" value={line.seen} />
          {other('room') ? (
            <Button type="submit" name="act" value="room" size="sm" pending={busy}>
              {t('mode.room')}
            </Button>
          ) : null}
          {other('remote') ? (
            <Button type="submit" name="act" value="remote" size="sm" pending={busy}>
              {t('mode.remote')}
            </Button>
          ) : null}
          {line.mode ? (
            <Button type="submit" name="act" value="leave" size="sm" variant="quiet" pending={busy}>
              {t('line.leave')}
            </Button>
          ) : null}
        </div>
      )}
    </InlineForm>
  )
}
