import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatTime } from '#app/shared/dates.ts'
import { classNames } from '#app/ui/class-names.ts'
import { useFormat } from '#app/ui/format.tsx'
import { Card } from '#app/ui/page.tsx'
import { useServerNow } from '#app/ui/server-clock.ts'
import { ClockForm, type Where } from './clock-form.tsx'
import type { ClockPart } from './clock-words.ts'
import { type Pace, type PacedItem, paceOf } from './pace.ts'
import type { AgendaStep, RoomData } from './room-page.queries.server.ts'

type Shown = { where: Where; session: RoomData; clock: ClockPart }

/** The agenda as it goes: what was, what is on and what comes, and when it will end at this pace. `edit`: the way to the agenda. */
export function RunOfShow({ where, session, clock, edit }: Shown & { edit?: ReactNode }) {
  const { t } = useTranslation('cockpit')
  const pace = paceOf(session, clock, useServerNow(clock.state === 'ended' ? 0 : 5000))
  return (
    <Card title={t('run.title')} end={edit} className="cockpit-card">
      {session.items.length ? (
        <ol className="run">
          {session.items.map((item) => (
            <RunItem key={item.id} {...{ where, session, clock, item }} paced={pace.items.find(isOf(item))} />
          ))}
        </ol>
      ) : (
        <p className="text-sm text-ink-2">{t('run.empty')}</p>
      )}
      {session.items.length ? <End pace={pace} {...{ where, session, clock }} /> : null}
    </Card>
  )
}

const isOf =
  ({ id }: AgendaStep) =>
  (one: PacedItem) =>
    one.id === id

function RunItem({ where, session, clock, item, paced }: Shown & { item: AgendaStep; paced?: PacedItem }) {
  const { t } = useTranslation('cockpit')
  const time = useTime(session.timeZone)
  const isOn = paced?.state === 'current'
  const canGo = clock.state === 'live' && paced && !isOn
  return (
    <li
      className={classNames('run-item', item.parentId && 'run-below', paced?.state === 'done' && 'run-done')}
      aria-current={isOn ? 'step' : undefined}
    >
      <span className="run-at">{paced?.at ? time(paced.at) : null}</span>
      <span className="run-title" dir="auto">
        {item.title}
        {item.hidden ? <span className="run-aside">{t('item.aside')}</span> : null}
      </span>
      <span className="run-minutes">{paced ? <Minutes paced={paced} /> : null}</span>
      {canGo ? (
        <ClockForm
          where={where}
          act="go"
          fields={{ itemId: clock.itemId, toId: item.id }}
          label={t('run.go', { title: item.title })}
          size="sm"
          variant="quiet"
          icon="right"
          className="run-go"
        >
          {null}
        </ClockForm>
      ) : null}
    </li>
  )
}

/** What it took of what it was given; of what comes, what it is given. */
function Minutes({ paced: { state, spentMinutes, allowedMinutes } }: { paced: PacedItem }) {
  const { t } = useTranslation('cockpit')
  if (state === 'to-come' && !spentMinutes) return <>{t('run.minutes', { count: allowedMinutes })}</>
  if (state === 'skipped') return <>{t('run.skipped')}</>
  return <>{t('run.spent', { count: allowedMinutes, spent: spentMinutes })}</>
}

function End({ where, session, clock, pace }: Shown & { pace: Pace }) {
  const { t } = useTranslation('cockpit')
  const time = useTime(session.timeZone)
  const { language } = useFormat()
  const { late, finishAt, isFar, shorten } = pace
  const how = isFar ? 'far' : late > 0 ? 'late' : late < 0 ? 'early' : 'on-time'
  const say = clock.state === 'live' ? 'pace' : clock.state
  const planned = isFar ? formatDateTime(session.endsAt, { language, timeZone: session.timeZone }) : ''
  const by = useSpan(Math.abs(late))
  return (
    <div className="run-end">
      <p>{t(`run.${say}.${how}`, { time: time(finishAt), by, planned })}</p>
      {shorten ? (
        <ClockForm
          where={where}
          act="minutes"
          fields={{
            itemId: clock.itemId,
            ofId: shorten.id,
            minutes: -shorten.minutes,
            extraMinutes: shorten.extraMinutes,
          }}
          size="sm"
          className="mt-2"
        >
          {t('run.shorten', { title: shorten.title, count: shorten.minutes })}
        </ClockForm>
      ) : null}
    </div>
  )
}

/** In minutes, and from two hours in hours as well. */
function useSpan(minutes: number) {
  const { t } = useTranslation('cockpit')
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return hours < 2 ? t('run.by-minutes', { count: minutes }) : t('run.by-hours', { hours, rest })
}

/** On the clock of the place where the session is. */
function useTime(timeZone: string) {
  const { language } = useFormat()
  return (at: number) => formatTime(at, { language, timeZone })
}
