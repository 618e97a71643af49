import type { LinksFunction, MetaFunction, SerializeFrom } from '@remix-run/node'
import { Link, useFetcher, useLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { defineLoader } from '#app/features/access/route.server.ts'
import { presenceTotals, type PresentPart } from '#app/features/attendance/attendance-words.ts'
import { presentPart } from '#app/features/attendance/present-part.server.ts'
import { WhoIsHere } from '#app/features/attendance/who-is-here.tsx'
import { askedAtDesk } from '#app/features/ballots/room/asked.server.ts'
import { DeskBallotCard } from '#app/features/ballots/room/desk-ballot-card.tsx'
import floorStyles from '#app/features/floor/floor.css?url'
import { FloorPanel } from '#app/features/floor/floor-panel.tsx'
import { deskFloorPart, floorPart } from '#app/features/floor/floor-part.server.ts'
import { SpeakingTime } from '#app/features/floor/speaking-time.tsx'
import { peopleAtTable } from '#app/features/floor/table-people.server.ts'
import { TablePicture } from '#app/features/floor/table-picture.tsx'
import { loadSoon } from '#app/features/live/use-fresh-page.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useSessionPart } from '#app/features/live/use-parts.ts'
import { usePresent } from '#app/features/live/use-present.ts'
import { NotedPanel } from '#app/features/outcomes/noted-panel.tsx'
import type { NotedLine } from '#app/features/outcomes/noted-part.server.ts'
import { deskClockPart } from '#app/features/room/clock-part.server.ts'
import { CockpitBar } from '#app/features/room/cockpit-bar.tsx'
import { CockpitLayout } from '#app/features/room/cockpit-layout.tsx'
import { Connected } from '#app/features/room/connected.tsx'
import { CurrentItem } from '#app/features/room/current-item.tsx'
import { notePart } from '#app/features/room/note.server.ts'
import { NoteCard } from '#app/features/room/note-card.tsx'
import type { AgendaStep } from '#app/features/room/room-page.queries.server.ts'
import { roomOf } from '#app/features/room/room-page.queries.server.ts'
import { RunOfShow } from '#app/features/room/run-of-show.tsx'
import screenStyles from '#app/features/screens/screen.css?url'
import faceStyles from '#app/features/screens/screen-faces.css?url'
import { ScreensPanel } from '#app/features/screens/screens-panel.tsx'
import { type ScreenLine, screensPart } from '#app/features/screens/screens-part.server.ts'
import { useScreenViews } from '#app/features/screens/use-screen-views.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { SignalCounts } from '#app/features/signals/signal-counts.tsx'
import { signalsPart } from '#app/features/signals/signals-part.server.ts'
import { TablesDesk } from '#app/features/tables/tables-desk.tsx'
import type { Where } from '#app/features/tables/tables-form.tsx'
import { tablesPart } from '#app/features/tables/tables-part.server.ts'
import type { TablesPart } from '#app/features/tables/tables-part.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import type { Part } from '#app/shared/session-parts.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { LazyTranslations } from '#app/ui/lazy-translations.tsx'
import { useServerNow } from '#app/ui/server-clock.ts'
import { useLazyPart } from '#app/ui/use-lazy-part.ts'
import type { loader as outcomes } from './sessions.$sessionId.outcomes.ts'
import type { loader as screensPage } from './sessions.$sessionId.screens.tsx'

const SIGNALS_SHOWN_EVERY_MS = 5000

export const handle = {
  namespaces: ['cockpit', 'keys', 'attendance', 'floor', 'ballots', 'screens', 'outcomes', 'tables'],
  ownHead: true,
}

export const links: LinksFunction = () =>
  [floorStyles, faceStyles, screenStyles].map((href) => ({ rel: 'stylesheet', href }))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('moderate'),
  async load({ subject, t }) {
    // Parts first, and then what they are about: what is told meanwhile is newer than both.
    const { id } = subject.session
    const [clock, present, signals] = await Promise.all([deskClockPart(id), presentPart(id), signalsPart(id)])
    const [floor, deskFloor] = await Promise.all([floorPart(id), deskFloorPart(id)])
    const [screens, tables] = await Promise.all([screensPart(id), tablesPart(id)])
    const people = await peopleAtTable(subject.session)
    const asked = await askedAtDesk(id)
    const note = await notePart(id)
    const session = await roomOf(subject, { moderating: true })
    return {
      note,
      asked,
      floor,
      deskFloor,
      people,
      screens,
      tables,
      title: t('cockpit:title', { number: session.number }),
      session,
      clock,
      present,
      signals,
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

/** Each chapter's panel is put into its slot here, with its own part. */
export default function Cockpit() {
  const { session, ...loaded } = useLoaderData<typeof loader>()
  useLiveRevalidation(session.roundtableId, [], { sessionId: session.id, deskId: session.id })
  const clock = useSessionPart(session.id, 'desk-clock', loaded.clock)
  const floor = useSessionPart(session.id, 'floor', loaded.floor)
  const deskFloor = useSessionPart(session.id, 'desk-floor', loaded.deskFloor)
  const present = useSessionPart(session.id, 'present', loaded.present)
  const signals = useSessionPart(session.id, 'signals', loaded.signals)
  const screens = useSessionPart(session.id, 'screens', loaded.screens)
  const tables = useSessionPart(session.id, 'tables', loaded.tables)
  usePeopleAnew(JSON.stringify(present))
  const note = useSessionPart(session.id, 'desk-note', loaded.note)
  const where = { roundtableId: session.roundtableId, sessionId: session.id }
  return (
    <CockpitLayout
      tables={<Tables {...{ where, tables, present }} item={session.items.find(({ id }) => id === clock.itemId)} />}
      table={<TablePicture floor={floor} people={loaded.people} />}
      floor={<FloorPanel where={where} floor={floor} desk={deskFloor} people={loaded.people} itemId={clock.itemId} />}
      speakingTime={<SpeakingTime floor={floor} groupIds={loaded.people.map(({ groupId }) => groupId)} />}
      ballot={<Ballots {...where} asked={loaded.asked} itemId={clock.itemId} />}
      projector={<ScreensPanel session={session} screens={screens} beside={useBeside(loaded, session, screens)} />}
      bar={
        <CockpitBar
          where={where}
          session={session}
          clock={clock}
          connected={
            <Connected people={loaded.people} present={usePresent(session.roundtableId, 'desk', session.id)} />
          }
        />
      }
      runOfShow={<RunOfShow where={where} session={session} clock={clock} edit={<EditAgenda {...where} />} />}
      current={<CurrentItem where={where} items={session.items} clock={clock} timeZone={session.timeZone} />}
      note={<NoteCard where={where} note={note} />}
      signals={<SignalCounts signals={signals} now={useServerNow(SIGNALS_SHOWN_EVERY_MS)} />}
      noted={<NotedPanel where={where} itemId={clock.itemId} {...useNoted(where)} />}
      present={<WhoIsHere folded present={present} to={sessionPaths.attendance(session.roundtableId, session.id)} />}
    />
  )
}

function EditAgenda({ roundtableId, sessionId }: { roundtableId: string; sessionId: string }) {
  const { t } = useTranslation('cockpit')
  return <Link to={sessionPaths.agenda(roundtableId, sessionId)}>{t('run.edit')}</Link>
}

type TablesProps = { where: Where; tables: TablesPart; present: PresentPart; item: AgendaStep | undefined }

/** While the room is on an item that breaks it up. */
function Tables({ where, tables, present, item }: TablesProps) {
  if (item?.kind !== 'break-out') return null
  const draw = tables.draws.find(({ itemId }) => itemId === item.id) ?? null
  const { room, remote } = presenceTotals(present)
  return <TablesDesk key={item.id} {...{ where, item, draw }} present={room + remote} />
}

type AskedProps = { roundtableId: string; sessionId: string; itemId: string | null }

function Ballots({ asked, ...place }: AskedProps & { asked: SerializeFrom<typeof loader>['asked'] }) {
  const ballots = useSessionPart(place.sessionId, 'ballots', asked.ballots)
  const turnout = useSessionPart(place.sessionId, 'turnout', asked.turnout)
  const desk = useSessionPart(place.sessionId, 'desk-ballots', asked.desk)
  return <DeskBallotCard {...place} {...{ ballots, turnout, desk }} askable={asked.askable} />
}

/** The pictures of screens, fetched once one is open. */
const loadBeside = async () => {
  const [{ ScreenBeside }, { BallotOnScreen, ResultOnScreen }] = await Promise.all([
    import('#app/features/screens/screen-beside.tsx'),
    import('#app/features/ballots/room/ballot-on-screen.tsx'),
  ])
  return { ScreenBeside, ballotFaces: { ballot: BallotOnScreen, result: ResultOnScreen } }
}

type Loaded = Omit<SerializeFrom<typeof loader>, 'session'>

/** How the screens look, which comes once the cockpit stands, and anew with whatever may be on one. */
function useBeside(loaded: Loaded, { id, roundtableId }: { id: string; roundtableId: string }, screens: ScreenLine[]) {
  const action = sessionPaths.screens(roundtableId, id)
  const data = useScreenViews<typeof screensPage>(action, screens.length > 0, [
    screens,
    useSessionPart(id, 'desk-clock', loaded.clock),
    useSessionPart(id, 'floor', loaded.floor),
    useSessionPart(id, 'ballots', loaded.asked.ballots),
    useSessionPart(id, 'turnout', loaded.asked.turnout),
  ])
  const { part, fetch } = useLazyPart(loadBeside)
  useEffect(() => {
    if (data) fetch()
  })
  if (!data || !part) return undefined
  return (screen: ScreenLine) => {
    const views = data.views.find((view) => view.id === screen.id)
    return views ? (
      <LazyTranslations>
        <part.ScreenBeside {...{ action, screen, views }} sections={data.sections} ballotFaces={part.ballotFaces} />
      </LazyTranslations>
    ) : null
  }
}

/** What was noted comes once the cockpit stands, and is told from then on. */
function useNoted({ roundtableId, sessionId }: { roundtableId: string; sessionId: string }) {
  const { data, load } = useFetcher<typeof outcomes>()
  useEffect(() => load(recordPaths.outcomes(roundtableId, sessionId)), [load, roundtableId, sessionId])
  const noted = useSessionPart(sessionId, 'noted', data?.noted ?? NOTHING_NOTED)
  return { noted, choices: data?.choices ?? null }
}

const NOTHING_NOTED: Part<NotedLine[]> = { version: -1, value: [] }

/** The picture of the table names who is there; how many are is told, and their names come with the page, some seconds later. */
function usePeopleAnew(present: string) {
  const shown = useRef(present)
  useEffect(() => {
    if (shown.current !== present) loadSoon(['page'], true)
    shown.current = present
  }, [present])
}
