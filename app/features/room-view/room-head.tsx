import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { Card } from '#app/ui/page.tsx'

export type RoomSession = {
  number: number
  title: string
  startsAt: number
  endsAt: number
  timeZone: string
  place: string
  videoLink: string
}

/** Which session it is, on the band; it stays in sight. */
export function RoomHead({ session, live }: { session: RoomSession; live: boolean }) {
  const { t } = useTranslation('room')
  return (
    <header className="room-head">
      {live ? <span className="live-tag">{t('live')}</span> : null}
      <h1 dir="auto">{t('session', session)}</h1>
    </header>
  )
}

/** Before it begins: when, where, and that the page goes on by itself. */
export function PlannedCard({ session }: { session: RoomSession }) {
  const { t } = useTranslation('room')
  const format = useFormat()
  const { startsAt, endsAt, place, videoLink } = session
  return (
    <Card title={t('planned.title')}>
      <p>
        {t('planned.when', {
          date: format.date(startsAt, 'weekday'),
          time: format.time(startsAt),
          end: format.time(endsAt),
          zone: format.timeZone,
        })}
      </p>
      {place ? (
        <p className="mt-2" dir="auto">
          {t('planned.place', { place })}
        </p>
      ) : null}
      <VideoLink to={videoLink} />
      <p className="mt-2 text-ink-2">{t('planned.stay')}</p>
    </Card>
  )
}

export function VideoLink({ to }: { to: string }) {
  const { t } = useTranslation('room')
  if (!to.startsWith('https://')) return null
  return (
    <p className="mt-2">
      <a href={to} target="_blank" rel="noreferrer">
        {t('planned.video')}
      </a>
    </p>
  )
}

export function EndedCard({ endedAt, record }: { endedAt: number; record: string | null }) {
  const { t } = useTranslation('room')
  const format = useFormat()
  return (
    <Card title={t('ended.title')}>
      <p>{t('ended.when', { date: format.date(endedAt, 'weekday'), time: format.time(endedAt) })}</p>
      {record ? (
        <p className="mt-2">
          <Link to={record}>{t('ended.record')}</Link>
        </p>
      ) : null}
    </Card>
  )
}
