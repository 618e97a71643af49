import { checkInCode } from '#app/features/attendance/attendance.queries.server.ts'
import { ballotsPart, turnoutPart } from '#app/features/ballots/room/ballots-part.server.ts'
import { clockPart } from '#app/features/room/clock-part.server.ts'
import { roomOf } from '#app/features/room/room-page.queries.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { textFace } from './face-data.server.ts'
import type { FaceView, ItemView, ScreenView } from './face-views.ts'
import { speakersView, tableView } from './floor-face.server.ts'
import { faceSchema } from './screen.schema.ts'
import type { OpenScreen } from './screen-access.server.ts'
import type { Face } from './screen-faces.ts'
import { tablesView } from './tables-face.server.ts'

/** What a screen shows now, and no more than that. */
export async function screenView({ session, face }: OpenScreen): Promise<ScreenView> {
  const { number, title, state } = session
  const shown = faceSchema.parse(face)
  const view = await faceView(session, shown)
  const item = state === 'live' && TIMED.includes(view.kind) ? await currentItem(session) : null
  return { session: { number, title, live: state === 'live' }, item, face: view }
}

/** What is talked about while the item's time runs, and shows no clock of its own. */
const TIMED: FaceView['kind'][] = ['text', 'ballot', 'result']

/** What a face shows of its session: the same for everybody, as it stands on a wall. What is gone meanwhile leaves the screen blank. */
export async function faceView(session: Session, face: Face): Promise<FaceView> {
  switch (face.kind) {
    case 'blank':
      return { kind: 'blank' }
    case 'text':
      return (await textFace(session, face)) ?? { kind: 'blank' }
    case 'timer':
      return { kind: 'timer', item: await currentItem(session) }
    case 'speakers': {
      const [item, floor] = await Promise.all([currentItem(session), speakersView(session.id)])
      return { kind: 'speakers', item, ...floor }
    }
    case 'table': {
      const [item, table] = await Promise.all([currentItem(session), tableView(session)])
      return { kind: 'table', item, ...table }
    }
    case 'tables': {
      const [item, tables] = await Promise.all([currentItem(session), tablesView(session.id)])
      return { kind: 'tables', item, ...tables }
    }
    case 'ballot':
    case 'result': {
      const [{ value: ballots }, { value: turnout }] = await Promise.all([
        ballotsPart(session.id),
        turnoutPart(session.id),
      ])
      return { kind: face.kind, ballots, turnout }
    }
    case 'welcome':
      return welcomeView(session)
  }
}

/** The item that the session has come to with its clock; null between two items, and where it is for moderators alone. */
async function currentItem(session: Session): Promise<ItemView | null> {
  const [{ value: clock }, { items }] = await Promise.all([
    clockPart(session.id),
    roomOf({ session }, { moderating: false }),
  ])
  const item = items.find(({ id }) => id === clock.itemId)
  if (!item) return null
  const { ranMs = 0, extraMinutes = 0 } = clock.items.find(({ id }) => id === item.id) ?? {}
  return {
    title: item.title,
    number: item.number,
    of: items.filter(({ number }) => number !== null).length,
    running: { ranMs, runningSince: clock.runningSince, allowedMs: Math.max(0, item.minutes + extraMinutes) * 60_000 },
  }
}

/** How to come in. The picture holds the code; the address beside it is short enough to be typed, and asks for it. */
async function welcomeView(session: Session): Promise<FaceView> {
  const address = new URL(sessionPaths.wayIn(), env.PUBLIC_URL).href
  const made = await checkInCode({ session })
  return { kind: 'welcome', address, code: made?.spoken ?? null, qr: made?.qr ?? null }
}
