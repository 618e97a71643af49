import { useEffect } from 'react'
import { loadSoon } from './features/live/use-fresh-page.ts'
import { useFrameParts } from './features/live/use-live.ts'
import { useSessionPart } from './features/live/use-parts.ts'
import { runningOf } from './features/room/item-clock.ts'
import { LiveBanner } from './features/room-view/live-banner.tsx'
import type { LiveNow } from './features/room-view/live-now.server.ts'

const FRAME = ['frame'] as const

/** What the frame shows of a session that is on, composed of two chapters. Its words are fetched only then. */
export default function LiveNowBanner({ roundtableId, live }: { roundtableId: string; live: LiveNow }) {
  useFrameParts(roundtableId, live.id)
  const clock = useSessionPart(live.id, 'clock', live.clock)
  const item = live.items.find(({ id }) => id === clock.itemId)
  const unknown = clock.itemId !== null && !item
  useEffect(() => {
    if (unknown) loadSoon(FRAME)
  }, [unknown])
  if (clock.state !== 'live') return null
  return (
    <LiveBanner
      roundtableId={roundtableId}
      session={live}
      item={item ? { title: item.title, running: runningOf(clock, item) } : null}
      between={clock.between}
    />
  )
}
