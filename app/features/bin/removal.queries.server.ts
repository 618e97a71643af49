import type { IndicatorSubject } from '#app/features/indicators/indicators.queries.server.ts'
import { contributionsNow } from '#app/features/sections/contributions.server.ts'
import type { SectionSubject } from '#app/features/sections/sections.queries.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { paths } from '#app/shared/paths.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { SHOWN } from './shown.server.ts'

/** What goes into the bin with it: words by group, and counts by name. */
export type Company = {
  title: string
  back: string
  words: { groupId: string; count: number }[]
  counts: Record<string, number>
  barred: string | null
}

export async function withSection({ section, roundtable }: SectionSubject): Promise<Company> {
  const [contributions, threads, comments, indicators, votedOn] = await Promise.all([
    contributionsNow(section.id),
    db.commentThread.count({ where: { sectionId: section.id } }),
    db.comment.count({ where: { thread: { sectionId: section.id } } }),
    db.indicator.count({ where: { sectionId: section.id, ...SHOWN } }),
    ballotsOn({ sectionId: section.id }),
  ])
  return {
    title: section.title,
    back: paths.framework(roundtable.id),
    words: contributions.map(({ groupId, words }) => ({ groupId, count: words })).filter(({ count }) => count > 0),
    counts: { threads, comments, ballots: votedOn.ballots, 'indicators-stay': indicators },
    barred: section.status === 'agreed' ? 'agreed' : votedOn.barred,
  }
}

export async function withIndicator({ indicator, roundtable }: IndicatorSubject): Promise<Company> {
  const ofIndicator = { indicatorId: indicator.id }
  const [versions, { ballots, barred }] = await Promise.all([
    db.indicatorVersion.count({ where: ofIndicator }),
    ballotsOn(ofIndicator),
  ])
  return {
    title: `${indicator.code} ${indicator.name}`,
    back: paths.indicator(roundtable.id, indicator.id),
    words: [],
    counts: { versions, ballots },
    barred,
  }
}

export async function withSession({ session, roundtable }: SessionSubject): Promise<Company> {
  const ofSession = { sessionId: session.id }
  const [items, people, speeches] = await Promise.all([
    db.agendaItem.count({ where: { ...ofSession, ...SHOWN } }),
    db.checkIn.findMany({ where: ofSession, distinct: ['personId'], select: { personId: true } }),
    db.speech.count({ where: ofSession }),
  ])
  return {
    title: `${session.number}: ${session.title}`,
    back: sessionPaths.session(roundtable.id, session.id),
    words: [],
    counts: { items, 'check-ins': people.length, speeches },
    barred: session.state === 'live' ? 'live' : null,
  }
}

/** The ballots go with what they are about, for good once it leaves the bin; nothing goes while people are voting on it. */
async function ballotsOn(subject: { sectionId: string } | { indicatorId: string }) {
  const ballots = await db.ballot.findMany({ where: subject, select: { state: true } })
  return { ballots: ballots.length, barred: ballots.some(({ state }) => state === 'open') ? 'ballot-open' : null }
}
