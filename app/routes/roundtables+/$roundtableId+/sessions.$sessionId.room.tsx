import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { type ComponentProps, useEffect } from 'react'
import { z } from 'zod'
import { defineLoader } from '#app/features/access/route.server.ts'
import { checkInView } from '#app/features/attendance/attendance.queries.server.ts'
import { withOwnCheckIn } from '#app/features/attendance/attendance-words.ts'
import { CheckInCard } from '#app/features/attendance/check-in-card.tsx'
import { askedInRoom } from '#app/features/ballots/room/asked.server.ts'
import type { BallotsPart } from '#app/features/ballots/room/room-ballot.ts'
import { RoomBallotCard } from '#app/features/ballots/room/room-ballot-card.tsx'
import floorStyles from '#app/features/floor/floor.css?url'
import { floorPart, ownRequestOf } from '#app/features/floor/floor-part.server.ts'
import { RoomFloor } from '#app/features/floor/room-floor.tsx'
import { ownSpeechId, placeOf } from '#app/features/floor/waiting.ts'
import { loadSoon } from '#app/features/live/use-fresh-page.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useSessionPart } from '#app/features/live/use-parts.ts'
import { useTold } from '#app/features/live/use-told.ts'
import { clockPart } from '#app/features/room/clock-part.server.ts'
import type { ClockPart } from '#app/features/room/clock-words.ts'
import { runningOf } from '#app/features/room/item-clock.ts'
import { type RoomItemData, roomItems, type RoomLink } from '#app/features/room/room-items.server.ts'
import { RoomLayout } from '#app/features/room/room-layout.tsx'
import { AgendaAround } from '#app/features/room-view/agenda-around.tsx'
import { FollowBar } from '#app/features/room-view/follow-bar.tsx'
import { ItemCard } from '#app/features/room-view/item-card.tsx'
import { itemWords } from '#app/features/room-view/item-words.server.ts'
import type { SectionWords } from '#app/features/room-view/item-words.ts'
import { RoomAnnouncer } from '#app/features/room-view/room-announcer.tsx'
import { EndedCard, PlannedCard, RoomHead, type RoomSession } from '#app/features/room-view/room-head.tsx'
import { StandingCard } from '#app/features/room-view/standing-card.tsx'
import { useBuzz } from '#app/features/room-view/use-buzz.ts'
import { useItemWords } from '#app/features/room-view/use-item-words.ts'
import { may } from '#app/features/sessions/session.policy.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { SignalButtons } from '#app/features/signals/signal-buttons.tsx'
import { RoomTables } from '#app/features/tables/room-tables.tsx'
import { tablesPart } from '#app/features/tables/tables-part.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const handle = { namespaces: ['room', 'attendance', 'floor', 'ballots', 'tables'] }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: floorStyles }]

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('view'),
  search: z.object({ item: z.string().max(60).optional().catch(undefined) }),
  async load({ subject, language, search, t }) {
    // Parts first, and then what they are about: what is told meanwhile is newer than both.
    const { standing, roundtable } = subject
    const { personId } = standing
    const floor = await floorPart(subject.session.id)
    const own = await ownRequestOf(subject.session.id, personId)
    const mayAsk = may(standing, 'ask', { ...subject.session, roundtableState: roundtable.state })
    const clock = await clockPart(subject.session.id)
    const asked = await askedInRoom(subject)
    const tables = await tablesPart(subject.session.id)
    const [items, checkIn] = await Promise.all([roomItems(subject, language), checkInView(subject)])
    const shown = items.find(({ id }) => id === (search.item ?? clock.value.itemId))
    const words = await itemWords(subject, shown?.links.some(isSection) ? shown.id : null)
    const { id, roundtableId, number, title, startsAt, endsAt, timeZone, place, videoLink } = subject.session
    const times = { startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), timeZone }
    return {
      asked,
      floor,
      own,
      mayAsk,
      personId,
      title: t('room:title', { number }),
      session: { id, roundtableId, number, title, ...times, place, videoLink },
      items,
      words,
      clock,
      tables,
      checkIn,
    }
  },
})

const isSection = ({ kind }: RoomLink) => kind === 'section'

export { shouldRevalidate } from '#app/features/live/use-live.ts'

/** Each chapter's panel is put into its slot here, with its own part. */
export default function Room() {
  const page = useLoaderData<typeof loader>()
  const { session, items, asked, ...loaded } = page
  useLiveRevalidation(session.roundtableId, ['sessions'], { sessionId: session.id })
  const clock = useSessionPart(session.id, 'clock', loaded.clock)
  const floor = useSessionPart(session.id, 'floor', loaded.floor)
  const live = clock.state === 'live'
  const told = useTold('own', page)
  const checkIn = { ...withOwnCheckIn(loaded.checkIn, told), state: clock.state }
  const ballots = useSessionPart(session.id, 'ballots', asked.ballots)
  const { draws } = useSessionPart(session.id, 'tables', loaded.tables)
  const turnout = useSessionPart(session.id, 'turnout', asked.turnout)
  const where = { roundtableId: session.roundtableId, sessionId: session.id }
  const { current, shown, around } = useShown(items, clock)
  const draw = live ? draws.find(({ itemId }) => itemId === shown?.id) : undefined
  const aboutSections = shown?.links.some(isSection) ? shown.id : null
  const words = useItemWords(loaded.words, aboutSections, sessionPaths.words(session.roundtableId, session.id))
  const speechId = ownSpeechId(floor, loaded.personId)
  useBuzz({ speechId, isNext: placeOf(floor, loaded.personId)?.number === 1 })
  return (
    <RoomLayout
      tables={draw ? <RoomTables where={where} draw={draw} personId={loaded.personId} /> : null}
      floor={
        <RoomFloor
          where={where}
          floor={floor}
          personId={loaded.personId}
          about={session.title}
          live={clock.state === 'live'}
          mayAsk={loaded.mayAsk}
          own={loaded.own}
        />
      }
      head={
        <>
          <RoomHead session={session} live={live} />
          {live ? <FollowBar around={around} current={current} /> : null}
          <RoomAnnouncer item={live ? current : null} speechId={speechId} openBallots={openIn(ballots)} />
        </>
      }
      {...checkInSlots(checkIn)}
      ballot={
        <RoomBallotCard
          roundtableId={session.roundtableId}
          {...{ ballots, turnout }}
          own={{ ...asked.ownAnswers, ...told }}
          mayVote={asked.mayVote}
          isPresent={checkIn.own !== null}
        />
      }
      signals={live && checkIn.can.checkIn ? <SignalButtons {...where} /> : null}
      current={
        live ? (
          <OnNow items={items} clock={clock} shown={shown} around={around} words={words} />
        ) : (
          <NotOn session={session} clock={clock} />
        )
      }
      agenda={
        around || !live ? (
          <AgendaAround
            items={items}
            currentId={live ? clock.itemId : null}
            shownId={shown?.id}
            doneIds={clock.items.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id)}
          />
        ) : null
      }
    />
  )
}

/** What is announced of the ballots of the room. */
function openIn({ ballots }: BallotsPart) {
  return ballots.filter(({ stage }) => stage === 'open').map(({ id, wording }) => ({ id, title: wording.name }))
}

/** What the room is on, and what the page shows: the same, unless its reader looks around. */
function useShown(items: RoomItemData[], clock: ClockPart) {
  const [search] = useSearchParams()
  const wanted = search.get('item')
  const around = clock.state === 'live' && wanted !== null
  const current = items.find(({ id }) => id === clock.itemId) ?? null
  useMissing(clock.itemId !== null && !current)
  return { around, current, shown: around ? (items.find(({ id }) => id === wanted) ?? null) : current }
}

type OnNowProps = {
  items: RoomItemData[]
  clock: ClockPart
  shown: RoomItemData | null
  around: boolean
  words: readonly SectionWords[]
}

function OnNow({ items, clock, shown, around, words }: OnNowProps) {
  if (!shown) return around ? null : <StandingCard between={clock.between} />
  const count = items.filter(({ number }) => number !== null).length
  const running = shown.id === clock.itemId ? runningOf(clock, shown) : null
  return <ItemCard item={shown} words={words} count={count} running={running} />
}

type NotOnProps = { session: RoomSession & { id: string; roundtableId: string }; clock: ClockPart }

/** Before the session and after it. */
function NotOn({ session, clock }: NotOnProps) {
  if (clock.state === 'planned') return <PlannedCard session={session} />
  const record = recordPaths.minutes(session.roundtableId, session.id)
  return <EndedCard endedAt={clock.endedAt ?? session.endsAt} record={record} />
}

/** Whoever is not here yet says so first; whoever is has what the room is on at the top. */
function checkInSlots(view: ComponentProps<typeof CheckInCard>['view']) {
  const card = view.state !== 'ended' && view.can.checkIn ? <CheckInCard view={view} /> : null
  return view.own ? { presence: card } : { checkIn: card }
}

/** The room is on something that was not there when the page was loaded. */
function useMissing(missing: boolean) {
  useEffect(() => {
    if (missing) loadSoon()
  }, [missing])
}
