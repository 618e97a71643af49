import type { Prisma } from '#app/platform/prisma/client.ts'
import { BALLOTS } from '../content/ballots.ts'
import type { GroupCode } from '../content/groups.ts'
import { ORGANISATIONS } from '../content/organisations.ts'
import { PEOPLE } from '../content/people.ts'
import { DEFAULT_MINIMUM_TURNOUT } from '#app/features/ballots/ballot-words.ts'
import { publish } from '#app/features/ballots/methods/rating/publication.ts'
import { DEFAULT_THRESHOLD, ruleOf } from '#app/features/ballots/methods/rating/words.ts'
import { turnoutOf } from '#app/features/ballots/turnout.ts'
import { fractionOf, type SeedContext } from './context.ts'
import type { IndicatorRow } from './indicators.ts'

const SETTINGS = { threshold: DEFAULT_THRESHOLD, minimumTurnout: DEFAULT_MINIMUM_TURNOUT }

export function ballotRows({ id, personId, daysAgo }: SeedContext, indicators: IndicatorRow[]) {
  return BALLOTS.map(({ roundtable, indicator: code, openedBy, openedDaysAgo, closedDaysAgo }) => {
    const indicatorId = id('indicator', `${roundtable} ${code}`)
    const indicator = indicators.find((row) => row.id === indicatorId)
    if (!indicator) throw new Error(`No indicator is called ${code}`)
    const { name, definition, unit, formula = '' } = indicator
    return {
      id: id('ballot', `${roundtable} ${code}`, daysAgo(openedDaysAgo)),
      roundtableId: id('roundtable', roundtable),
      subjectType: 'indicator',
      subjectId: indicatorId,
      method: 'rating',
      settings: SETTINGS,
      versionId: id('indicator-version', indicatorId),
      state: closedDaysAgo === undefined ? 'open' : 'closed',
      wording: { version: 1, code, name, definition, unit, formula },
      openedAt: daysAgo(openedDaysAgo),
      openedById: personId(openedBy),
      ...(closedDaysAgo !== undefined && { closedAt: daysAgo(closedDaysAgo), closedById: personId(openedBy) }),
    }
  }) satisfies Prisma.BallotCreateManyInput[]
}

export function voteRows({ id, who, daysAgo }: SeedContext) {
  return BALLOTS.flatMap(({ roundtable, indicator, openedDaysAgo, closedDaysAgo = 0.3, votes }) =>
    Object.entries(votes).flatMap(([group, answers]) => {
      const voters = votersOf(group as GroupCode, roundtable === 'first' ? 0 : 1)
      return answers.split(' ').flatMap((answer, index) => {
        const voter = voters[index]
        if (answer === '.') return []
        if (!voter) throw new Error(`${group} has fewer members than votes on ${indicator}`)
        const [relevance = null, feasibility = null] = answer.split('/').map((rating) => (rating === '-' ? null : Number(rating)))
        const castAt = daysAgo(closedDaysAgo + (openedDaysAgo - closedDaysAgo) * fractionOf(`${indicator} ${voter}`))
        const ballotId = id('ballot', `${roundtable} ${indicator}`, daysAgo(openedDaysAgo))
        return [{ id: id('vote', `${roundtable} ${indicator} ${voter}`, castAt), ballotId, ...who(voter), answer: { relevance, feasibility }, castAt, updatedAt: castAt }]
      })
    }),
  ) satisfies Prisma.VoteCreateManyInput[]
}

type Closed = {
  ballots: ReturnType<typeof ballotRows>
  votes: ReturnType<typeof voteRows>
  memberships: { roundtableId: string; personId: string; organisationId: string; role: string }[]
  organisations: Pick<Prisma.OrganisationCreateManyInput, 'id' | 'groupId'>[]
  groups: Pick<Prisma.StakeholderGroupCreateManyInput, 'id'>[]
}

/** What the service writes down as a ballot closes. */
export function closingRows({ ballots, votes, memberships, organisations, groups }: Closed) {
  const rule = ruleOf(SETTINGS)
  const closed = ballots.flatMap(({ id, roundtableId, closedAt }) => (closedAt ? [{ ballotId: id, roundtableId, closedAt }] : []))
  const counted = closed.map(({ ballotId, roundtableId, closedAt }) => {
    const cast = votes.filter((vote) => vote.ballotId === ballotId)
    const electors = memberships.flatMap((member) => {
      const group = organisations.find((organisation) => organisation.id === member.organisationId)?.groupId
      return group && member.roundtableId === roundtableId && member.role !== 'observer' ? [{ personId: member.personId, groupId: group }] : []
    })
    const turnout = turnoutOf(groups.flatMap((group) => group.id ?? []), cast, electors)
    return { ballotId, rule, resultAt: closedAt, result: publish(cast.map(({ groupId, answer }) => ({ groupId, ...answer })), turnout, rule), turnout }
  })
  return {
    closings: counted.map(({ turnout: _, ...closing }) => closing) satisfies Prisma.BallotClosingCreateManyInput[],
    electorates: counted.flatMap(({ ballotId, turnout }) => turnout.map((group, position) => ({ ballotId, position, ...group }))),
  }
}

function votersOf(group: GroupCode, roundtable: 0 | 1) {
  const organisations = ORGANISATIONS.filter((organisation) => organisation.group === group).map(({ key }) => key)
  const mayVote = (role: string | null) => role !== null && role !== 'observer'
  return PEOPLE.filter((person) => organisations.includes(person.organisation) && mayVote(person.roles[roundtable])).map(({ key }) => key)
}
