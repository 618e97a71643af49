import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Announced, type Announcement, announcementsOf } from './announcements.ts'

/** So many stay in the region: what comes at one time is heard whole, and what was said is not read again. */
const KEPT = 3

/** The one live region of the room. How things stood when the page was opened is there to be read, and is not announced. */
export function RoomAnnouncer(now: Announced) {
  const { t } = useTranslation('room')
  const before = useRef(now)
  const count = useRef(0)
  const [said, setSaid] = useState<(Announcement & { key: number })[]>([])

  useEffect(() => {
    const news = announcementsOf(before.current, now)
    before.current = now
    if (!news.length) return
    const keyed = news.map((one) => ({ ...one, key: count.current++ }))
    setSaid((all) => [...all, ...keyed].slice(-KEPT))
  }, [now])

  return (
    <div className="sr-only" role="status" aria-live="polite" aria-atomic="false">
      {said.map(({ key, say, values }) => (
        <p key={key}>{t(`announce.${say}`, { ...values })}</p>
      ))}
    </div>
  )
}
