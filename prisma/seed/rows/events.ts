import { subjectIds, subjectOf } from '#app/features/ballots/subjects/subject-types.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { BALLOTS } from '../content/ballots.ts'
import { INTERESTS } from '../content/interests.ts'
import { PEOPLE } from '../content/people.ts'
import type { ballotRows, voteRows } from './ballots.ts'
import type { SeedContext, Who } from './context.ts'
import { sectionsOf, type threadRows } from './documents.ts'
import type { FrameworkPlan } from './frameworks.ts'
import type { IndicatorRow } from './indicators.ts'
import type { argumentRows, moveRows } from './moves.ts'
import type { membershipRows } from './people.ts'
import { sessionEvents } from './sessions.ts'
import type { ThreadPlan } from './threads.ts'

type Happened = {
  memberships: ReturnType<typeof membershipRows>
  plans: FrameworkPlan[]
  threads: ThreadPlan[]
  placed: ReturnType<typeof threadRows>['threads']
  indicators: IndicatorRow[]
  moves: ReturnType<typeof moveRows>
  said: ReturnType<typeof argumentRows>
  ballots: ReturnType<typeof ballotRows>
  votes: ReturnType<typeof voteRows>
}
type EventRow = Omit<Prisma.EventCreateManyInput, 'id' | 'at'> & { at: Date }

/** The lines the services would have recorded, so that feed and record tell of the demonstration what they tell of real work. */
export function eventRows(context: SeedContext, happened: Happened): Prisma.EventCreateManyInput[] {
  const rows = [
    ...membershipEvents(context, happened),
    ...statusEvents(context, happened),
    ...textEvents(context, happened),
    ...threadEvents(context, happened),
    ...indicatorEvents(context, happened),
    ...ballotEvents(context, happened),
    ...interestEvents(context, happened),
    ...sessionEvents(context),
  ]
  return rows.map((row, index) => ({ ...row, id: context.id('event', String(index), row.at) }))
}

function membershipEvents({ personId, who }: SeedContext, { memberships }: Happened): EventRow[] {
  const keyOf = (id: string) => PEOPLE.find(({ key }) => personId(key) === id)?.key ?? ''
  return memberships.map(({ id, roundtableId, personId: member, organisationId, role, createdAt }) => ({
    name: 'membership.begun',
    at: createdAt,
    roundtableId,
    personId: personId('secretariat'),
    subjectType: 'membership',
    subjectId: id,
    data: { personId: member, organisationId, groupId: who(keyOf(member)).groupId, role },
  }))
}

function statusEvents({ id, who, daysAgo }: SeedContext, { plans }: Happened): EventRow[] {
  return plans.flatMap((plan) =>
    sectionsOf([plan]).flatMap(({ id: sectionId, status, agreed }, index) => {
      const about = {
        name: 'section.status-changed',
        roundtableId: id('roundtable', plan.key),
        subjectType: 'section',
        subjectId: sectionId,
      }
      const at = (days: number) => daysAgo(days + index / 10)
      const review = { ...about, ...who('oluwaseun'), at: at(agreed + 6), data: { from: 'draft', to: 'review' } }
      if (status === 'draft') return []
      if (status === 'review') return [{ ...review, at: at(3) }]
      return [review, { ...about, ...who('oluwaseun'), at: daysAgo(agreed), data: { from: 'review', to: 'agreed' } }]
    }),
  )
}

/** One line for what a person wrote in a section, at the moment of the last of it. */
function textEvents({ id, who }: SeedContext, { plans }: Happened): EventRow[] {
  return plans.flatMap((plan) =>
    sectionsOf([plan]).flatMap(({ id: sectionId, history }) =>
      [...history.clients.keys()].flatMap((author) => {
        const last = history.rows.findLast((row) => row.author === author)
        if (!last) return []
        const about = { roundtableId: id('roundtable', plan.key), subjectType: 'section', subjectId: sectionId }
        return [{ name: 'text.edited', ...about, ...who(author), at: last.at, data: {} }]
      }),
    ),
  )
}

function threadEvents({ id, who }: SeedContext, { plans, threads, placed }: Happened): EventRow[] {
  return threads.flatMap((thread) => {
    const sectionId = placed.find((row) => row.id === thread.id)?.sectionId
    const plan = plans.find((one) => sectionsOf([one]).some((section) => section.id === sectionId))
    const section = plan && sectionsOf([plan]).find((one) => one.id === sectionId)
    if (!plan || !section) return []
    const roundtableId = id('roundtable', plan.key)
    const data = { sectionId: section.id, threadId: thread.id }
    const said = thread.comments.map(
      ({ id: commentId, body: _body, mentions: _mentions, createdAt, threadId: _, ...by }, index): EventRow => ({
        name: index === 0 ? 'thread.created' : 'comment.created',
        roundtableId,
        ...by,
        at: createdAt,
        subjectType: index === 0 ? 'thread' : 'comment',
        subjectId: index === 0 ? thread.id : commentId,
        data: index === 0 ? { ...data, commentId } : data,
      }),
    )
    if (!thread.resolvedAt || !thread.resolvedBy) return said
    const settled = {
      name: 'thread.resolved',
      roundtableId,
      ...who(thread.resolvedBy),
      at: thread.resolvedAt,
      subjectType: 'thread',
      subjectId: thread.id,
      data,
    }
    return [...said, settled]
  })
}

function indicatorEvents({ personId, id }: SeedContext, { indicators, moves, said }: Happened): EventRow[] {
  const imported = indicators.filter(({ groupId }) => !groupId)
  const second = id('roundtable', 'second')
  const proposed = indicators
    .filter(({ groupId }) => groupId)
    .map(({ id: indicatorId, roundtableId, createdAt, ...rest }): EventRow => ({
      name: 'indicator.proposed',
      roundtableId,
      ...byOf(rest),
      at: new Date(createdAt ?? 0),
      subjectType: 'indicator',
      subjectId: indicatorId,
      data: { version: 1 },
    }))
  const file: EventRow = {
    name: 'indicator.imported',
    roundtableId: second,
    personId: personId('secretariat'),
    at: new Date(imported[0]?.createdAt ?? 0),
    subjectType: 'roundtable',
    subjectId: second,
    data: { created: imported.length, changed: 0, indicators: imported.map((row) => row.id) },
  }
  const moved = moves.map(({ id: moveId, indicatorId, at, from, to, round, rule, ...by }): EventRow => ({
    name: 'indicator.state-changed',
    roundtableId: indicators.find((one) => one.id === indicatorId)?.roundtableId,
    ...byOf(by),
    at: new Date(at ?? 0),
    subjectType: 'indicator',
    subjectId: indicatorId,
    data: { from, to, rule, moveId: moveId!, ...(round && { round }) },
  }))
  const argued = said.map(({ id: argumentId, indicatorId, createdAt, side, text: _, ...by }): EventRow => ({
    name: 'indicator.argued',
    roundtableId: second,
    ...byOf(by),
    at: new Date(createdAt ?? 0),
    subjectType: 'indicator',
    subjectId: indicatorId,
    data: { argumentId: argumentId!, side },
  }))
  const merged = indicators.flatMap(({ id: indicatorId, mergedIntoId, mergedAt, mergedById }): EventRow[] =>
    mergedIntoId && mergedAt
      ? [
          {
            name: 'indicator.merged',
            roundtableId: second,
            personId: mergedById,
            at: new Date(mergedAt),
            subjectType: 'indicator',
            subjectId: indicatorId,
            data: { into: mergedIntoId },
          },
        ]
      : [],
  )
  return [file, ...proposed, ...moved, ...argued, ...merged]
}

function ballotEvents({ who }: SeedContext, { ballots, votes }: Happened): EventRow[] {
  return ballots.flatMap(({ id: ballotId, roundtableId, wording: _, openedAt, closedAt, ...ballot }, index) => {
    const subject = subjectOf(ballot)
    const own = votes.filter((vote) => vote.ballotId === ballotId)
    const opener = who(BALLOTS[index]!.openedBy)
    const on = (data: Prisma.InputJsonObject = {}) => ({
      roundtableId,
      subjectType: 'ballot',
      subjectId: ballotId,
      data: { ...subjectIds(subject), round: 1, ...data },
    })
    return [
      { name: 'ballot.opened', ...on(), ...opener, at: openedAt },
      ...own.map((vote) => ({ name: 'vote.cast', ...on(), at: vote.castAt })),
      ...(closedAt ? [{ name: 'ballot.closed', ...on({ votes: own.length }), ...opener, at: closedAt }] : []),
    ]
  })
}

function interestEvents({ id, personId, daysAgo }: SeedContext, { memberships }: Happened): EventRow[] {
  return INTERESTS.flatMap(({ email, group, state, became, daysAgo: age, decidedDaysAgo }) => {
    const about = { subjectType: 'interest', subjectId: id('interest', email, daysAgo(age)) }
    const registered = {
      name: 'interest.registered',
      ...about,
      at: daysAgo(age),
      data: { groupId: id('group', group) },
    }
    if (decidedDaysAgo === undefined) return [registered]
    const { organisationId, roundtableId, role } =
      memberships.find((one) => became && one.personId === personId(became.person)) ?? {}
    const data = became && { organisationId, personId: personId(became.person), roundtableId, role }
    return [
      registered,
      {
        name: `interest.${state}`,
        ...about,
        personId: personId('secretariat'),
        at: daysAgo(decidedDaysAgo),
        data: data ?? {},
      },
    ]
  })
}

function byOf({ personId, organisationId, groupId }: Partial<{ [key in keyof Who]: string | null }>) {
  return { personId, organisationId, groupId }
}
