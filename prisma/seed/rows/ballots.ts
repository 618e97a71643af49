import { plainText } from '#app/editor/schema/plain-text.ts'
import { type Answer, DEFAULT_MINIMUM_TURNOUT } from '#app/features/ballots/ballot-words.ts'
import { DEFAULT_GROUP_SHARE, DEFAULT_GROUPS, DEFAULT_SHARE } from '#app/features/ballots/methods/consent/words.ts'
import { DEFAULT_THRESHOLD } from '#app/features/ballots/methods/rating/words.ts'
import { methodOf } from '#app/features/ballots/methods/registry.server.ts'
import { heldBy, turnoutOf } from '#app/features/ballots/turnout.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { type BallotContent, BALLOTS } from '../content/ballots.ts'
import type { GroupCode } from '../content/groups.ts'
import { ORGANISATIONS } from '../content/organisations.ts'
import { PEOPLE } from '../content/people.ts'
import { fractionOf, type SeedContext } from './context.ts'
import type { FrameworkPlan } from './frameworks.ts'
import type { IndicatorRow } from './indicators.ts'

const RATING = { threshold: DEFAULT_THRESHOLD, minimumTurnout: DEFAULT_MINIMUM_TURNOUT }
const CONSENT = {
  minimumTurnout: DEFAULT_MINIMUM_TURNOUT,
  share: DEFAULT_SHARE,
  groups: DEFAULT_GROUPS,
  groupShare: DEFAULT_GROUP_SHARE,
  objections: 1,
}
const POSITION = { f: 'favour', l: 'live', o: 'object', a: 'abstain' } as const

const keyOf = ({ roundtable, indicator, section }: BallotContent) => `${roundtable} ${indicator ?? section}`

export function ballotRows({ id, personId, daysAgo }: SeedContext, indicators: IndicatorRow[], plans: FrameworkPlan[]) {
  return BALLOTS.map((content) => {
    const { roundtable, openedBy, openedDaysAgo, closedDaysAgo } = content
    return {
      ...(content.indicator ? onIndicator(id, content, indicators) : onSection(content, indicators, plans)),
      id: id('ballot', keyOf(content), daysAgo(openedDaysAgo)),
      roundtableId: id('roundtable', roundtable),
      state: closedDaysAgo === undefined ? 'open' : 'closed',
      openedAt: daysAgo(openedDaysAgo),
      openedById: personId(openedBy),
      ...(closedDaysAgo !== undefined && { closedAt: daysAgo(closedDaysAgo), closedById: personId(openedBy) }),
    }
  }) satisfies Prisma.BallotCreateManyInput[]
}

function onIndicator(id: SeedContext['id'], content: BallotContent, indicators: IndicatorRow[]) {
  const subjectId = id('indicator', keyOf(content))
  const indicator = indicators.find((row) => row.id === subjectId)
  if (!indicator) throw new Error(`No indicator is called ${keyOf(content)}`)
  const { code, name, definition, unit, formula = '' } = indicator
  const versionId = id('indicator-version', subjectId)
  return {
    subjectType: 'indicator',
    subjectId,
    versionId,
    method: 'rating',
    settings: RATING,
    wording: { version: 1, code, name, definition, unit, formula },
  }
}

/** Its text as it stands: nobody has written in it since the ballot opened. */
function onSection({ roundtable, section: key }: BallotContent, indicators: IndicatorRow[], plans: FrameworkPlan[]) {
  const pillars = plans.find((plan) => plan.key === roundtable)?.pillars ?? []
  const pillarAt = pillars.findIndex(({ sections }) => sections.some((one) => one.key === key))
  const sectionAt = pillars[pillarAt]?.sections.findIndex((one) => one.key === key) ?? -1
  const section = pillars[pillarAt]?.sections[sectionAt]
  if (!section) throw new Error(`No section is called ${key}`)
  const indicatorName = (indicatorId: string) =>
    indicators
      .filter((row) => row.id === indicatorId)
      .map(({ code, name }) => `${code} ${name}`)
      .join()
  const text = plainText(section.history.json, { indicatorName, footnotes: true }).trim()
  const wording = {
    version: section.history.rows.length,
    code: `${pillarAt + 1}.${sectionAt + 1}`,
    name: section.title,
    text,
  }
  return { subjectType: 'section', subjectId: section.id, method: 'consent', settings: CONSENT, wording }
}

export function voteRows({ id, who, daysAgo }: SeedContext) {
  return BALLOTS.flatMap((content) => {
    const { roundtable, openedDaysAgo, closedDaysAgo = 0.3, votes } = content
    const ballotId = id('ballot', keyOf(content), daysAgo(openedDaysAgo))
    return Object.entries(votes).flatMap(([group, answers]) => {
      const voters = votersOf(group as GroupCode, roundtable === 'first' ? 0 : 1)
      return answers.split(' ').flatMap((answer, index) => {
        const voter = voters[index]
        if (answer === '.') return []
        if (!voter) throw new Error(`${group} has fewer members than votes on ${keyOf(content)}`)
        const castAt = daysAgo(
          closedDaysAgo +
            (openedDaysAgo - closedDaysAgo) * fractionOf(`${content.indicator ?? content.section} ${voter}`),
        )
        return [
          {
            id: id('vote', `${keyOf(content)} ${voter}`, castAt),
            ballotId,
            ...who(voter),
            answer: answerOf(content, voter, answer),
            castAt,
            updatedAt: castAt,
          },
        ]
      })
    })
  }) satisfies Prisma.VoteCreateManyInput[]
}

function answerOf(content: BallotContent, voter: string, answer: string): Answer {
  if (content.section)
    return {
      position: POSITION[answer as keyof typeof POSITION],
      reason: answer === 'o' ? content.objections[voter]! : '',
    }
  const [relevance = null, feasibility = null] = answer
    .split('/')
    .map((rating) => (rating === '-' ? null : Number(rating)))
  return { relevance, feasibility }
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
  const closed = ballots.flatMap(({ id, closedAt, ...ballot }) =>
    closedAt ? [{ ...ballot, ballotId: id, closedAt }] : [],
  )
  const counted = closed.map(({ ballotId, roundtableId, closedAt, method, settings }) => {
    const cast = votes.filter((vote) => vote.ballotId === ballotId)
    const electors = memberships.flatMap((member) => {
      const group = organisations.find((organisation) => organisation.id === member.organisationId)?.groupId
      return group && member.roundtableId === roundtableId && member.role !== 'observer'
        ? [{ holderId: member.personId, groupId: group }]
        : []
    })
    const turnout = turnoutOf(
      groups.flatMap((group) => group.id ?? []),
      cast.map(heldBy),
      electors,
    )
    const result = methodOf({ method }).count(cast, turnout, settings)
    return { ballotId, rule: result.rule, resultAt: closedAt, result, turnout }
  })
  return {
    closings: counted.map(({ turnout: _, ...closing }) => closing) satisfies Prisma.BallotClosingCreateManyInput[],
    electorates: counted.flatMap(({ ballotId, turnout }) =>
      turnout.map((group, position) => ({ ballotId, position, ...group })),
    ),
  }
}

function votersOf(group: GroupCode, roundtable: 0 | 1) {
  const organisations = ORGANISATIONS.filter((organisation) => organisation.group === group).map(({ key }) => key)
  const mayVote = (role: string | null) => role !== null && role !== 'observer'
  return PEOPLE.filter(
    (person) => organisations.includes(person.organisation) && mayVote(person.roles[roundtable]),
  ).map(({ key }) => key)
}
