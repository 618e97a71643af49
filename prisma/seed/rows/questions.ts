import type { Answer, BallotOption, BallotSettings } from '#app/features/ballots/ballot-words.ts'
import type { CriteriaResult } from '#app/features/ballots/methods/criteria/count.ts'
import { settledItems } from '#app/features/ballots/methods/criteria/returns.ts'
import type { MethodName } from '#app/features/ballots/methods/method-names.ts'
import { methodOf } from '#app/features/ballots/methods/registry.server.ts'
import { changesSince } from '#app/features/ballots/protocol/protocol.ts'
import type { Amendment, Protocol } from '#app/features/ballots/protocol/protocol-words.ts'
import { heldBy, turnoutOf } from '#app/features/ballots/turnout.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { GROUPS } from '../content/groups.ts'
import { ORGANISATIONS } from '../content/organisations.ts'
import { PEOPLE } from '../content/people.ts'
import { DELPHI, PLACES, VENUES } from '../content/questions.ts'
import { fractionOf, type SeedContext } from './context.ts'
import type { IndicatorRow } from './indicators.ts'

type Asked = {
  key: string
  questionId: string
  subjectType: 'question' | 'indicators'
  method: MethodName
  settings: BallotSettings
  wording: { version: number; code: string; name: string; note: string; options: BallotOption[] }
  round: number
  openedBy: string
  opened: number
  closed?: number
  answers: Map<string, Answer>
  /** The groups that are asked; everybody where none is named. */
  groups?: readonly string[]
  protocol?: Protocol
  amendment?: Amendment
}

/** Questions of the running roundtable: a Delphi of two rounds and three places by STV, both closed, and an order that is still being asked for. */
export function questionRows(context: SeedContext, indicators: IndicatorRow[]) {
  const delphi = delphiRounds(context, indicators)
  const questions = [
    questionRow(context, 1, 'delphi', { ...DELPHI, kind: 'indicators', options: [] }),
    questionRow(context, 2, 'places', { ...PLACES, note: '', kind: 'question', options: optionsOf(PLACES.options) }),
    questionRow(context, 3, 'venues', { ...VENUES, note: '', kind: 'question', options: optionsOf(VENUES.options) }),
  ]
  const asked = [...delphi.asked, ranked(context, 2, 'places', PLACES), ranked(context, 3, 'venues', VENUES)]
  const rows = asked.map((one) => ({ one, ...ballotAndVotes(context, one) }))
  const closed = rows.flatMap(({ one, ballot }) =>
    ballot.closedAt ? [closingOf(context, one, ballot.id, ballot.closedAt)] : [],
  )
  return {
    questions,
    chosen: delphi.chosen,
    ballots: rows.map(({ ballot }) => ballot) satisfies Prisma.BallotCreateManyInput[],
    votes: rows.flatMap(({ votes }) => votes) satisfies Prisma.VoteCreateManyInput[],
    closings: closed.map(({ closing }) => closing),
    electorates: closed.flatMap(({ electorate }) => electorate),
    events: rows.flatMap(({ one, ballot, votes }) => eventsOf(context, one, ballot, votes.length)),
  }
}

/** That it was opened, otherwise than the round before where it was, and closed. */
function eventsOf(
  { id, who }: SeedContext,
  { questionId, round, amendment, openedBy, key }: Asked,
  {
    id: subjectId,
    roundtableId,
    openedAt,
    closedAt,
  }: { id: string; roundtableId: string; openedAt: Date; closedAt?: Date },
  votes: number,
): Prisma.EventCreateManyInput[] {
  const on = (name: string, at: Date, more = {}) => ({
    ...{ id: id('event', `${name} ${key}`, at), name, roundtableId, subjectType: 'ballot', subjectId, at },
    ...{ data: { questionId, round, ...more }, ...who(openedBy) },
  })
  return [
    on('ballot.opened', openedAt),
    ...(amendment ? [on('ballot.amended', openedAt)] : []),
    ...(closedAt ? [on('ballot.closed', closedAt, { votes })] : []),
  ]
}

const optionsOf = (labels: readonly string[]) => labels.map((label, at) => ({ id: `o${at + 1}`, label }))

function questionRow(
  { id, personId, daysAgo }: SeedContext,
  number: number,
  key: string,
  {
    kind,
    title,
    note,
    options,
    openedBy,
  }: { kind: string; title: string; note: string; options: BallotOption[]; openedBy: string },
) {
  const createdAt = daysAgo(40 - number)
  return {
    ...{ id: id('ballot-question', key), roundtableId: id('roundtable', 'second'), number, kind, title, note, options },
    ...{ createdById: personId(openedBy), createdAt, updatedAt: createdAt },
  }
}

/** Members with a vote at the running table, with the code of their group. */
const VOTERS = PEOPLE.filter(({ roles: [, second] }) => second !== null && second !== 'observer').map(
  ({ key, organisation }) => ({ key, group: ORGANISATIONS.find((one) => one.key === organisation)!.group }),
)

function delphiRounds(context: SeedContext, indicators: IndicatorRow[]) {
  const { id } = context
  const own = indicators.filter(
    ({ roundtableId, mergedIntoId }) => roundtableId === id('roundtable', 'second') && !mergedIntoId,
  )
  const chosen = own.slice(0, DELPHI.items.length)
  const options = chosen.map(({ id: indicatorId, code, name, definition, version = 1 }, at) => ({
    ...{ id: `o${at + 1}`, label: `${code} ${name}`, note: definition ?? '', indicatorId, version },
  }))
  const names = Object.fromEntries(DELPHI.criteria.map((name, at) => [`criterion-c${at + 1}`, name]))
  const method = methodOf({ method: 'criteria' })
  const settings = method.settings.parse({ ...names, rounds: 2, reasonRule: 'low' })
  const asked = {
    ...{ questionId: id('ballot-question', 'delphi'), subjectType: 'indicators' as const, method: 'criteria' as const },
    ...{
      groups: DELPHI.groups,
      openedBy: DELPHI.openedBy,
      wording: { version: 1, code: 'Q1', name: DELPHI.title, note: DELPHI.note, options },
    },
  } as const
  const [one, two] = DELPHI.daysAgo
  const first: Asked = {
    ...asked,
    key: 'delphi 1',
    round: 1,
    settings,
    protocol: DELPHI.protocol,
    ...one!,
    answers: rated(
      1,
      options.map(({ id: item }) => item),
    ),
  }
  const result = countOf(context, first) as CriteriaResult
  const items = settledItems(result, null).flatMap(({ item, returns }) => (returns ? [item.id] : []))
  const next = method.next!(1, settings, [result], { items, reworded: [] })!
  const { reason, ...otherwise } = DELPHI.amended
  const protocol = { ...DELPHI.protocol, ...otherwise }
  const changes = changesSince(
    { settings, terms: { protocol: DELPHI.protocol } },
    { settings: next, terms: { protocol } },
  )
  const second: Asked = {
    ...{ ...asked, key: 'delphi 2', round: 2, settings: next, ...two!, answers: rated(2, items) },
    ...{ protocol, amendment: { changes, reason } },
  }
  return {
    asked: [first, second],
    chosen: chosen.map((indicator, at) => ({
      questionId: asked.questionId,
      indicatorId: indicator.id,
      position: at + 1,
    })),
  }
}

/** Of these one may say that they cannot judge, and the group is still large enough to be shown. */
const LARGE = ['CI', 'PS', 'CS']

/** Most answer, a few less in the second round; what they give lies about their group's usual rating. */
function rated(round: number, items: readonly string[]) {
  const panel = VOTERS.filter(({ group }) => DELPHI.groups.includes(group))
  const there = panel.filter(({ key }) => fractionOf(`delphi ${round} ${key}`) < (round === 1 ? 0.95 : 0.9))
  return new Map(
    there.map(({ key, group }) => [key, Object.assign({}, ...items.map((item) => rating(round, item, key, group)))]),
  )
}

function rating(round: number, item: string, key: string, group: string): Answer {
  const about = DELPHI.items[Number(item.slice(1)) - 1]!
  const centre = about[group] ?? about.usual
  const moved = round === 1 ? centre : centre + (about.usual - centre) * 0.5
  const near = (of: string, spread: number) =>
    Math.min(9, Math.max(1, Math.round(moved + (fractionOf(`${item} ${key} ${of}`) - 0.5) * spread)))
  const [relevance, reason] = [near('relevance', 2.6), Math.floor(fractionOf(`${key} ${item}`) * 8)]
  const feasibility =
    LARGE.includes(group) && fractionOf(`judges ${item} ${key}`) < 0.04 ? null : near('feasibility', 4)
  const said = relevance < 4 ? (DELPHI.reasons[reason] ?? DELPHI.reasons[0]!) : ''
  return { [`${item}-c1`]: relevance, [`${item}-c2`]: feasibility, [`${item}-reason`]: said }
}

function termsOf(id: SeedContext['id'], { groups = [], protocol, amendment }: Asked) {
  const fixed = { ...(protocol && { protocol }), ...(amendment && { amendment }) }
  return { who: 'groups', groupIds: groups.map((code) => id('group', code)), ...fixed } as Prisma.InputJsonObject
}

const isAsked = ({ groups }: Asked, group: string) => !groups || groups.includes(group)

type Ranked = typeof PLACES | typeof VENUES

function ranked({ id }: SeedContext, number: number, key: string, content: Ranked): Asked {
  const options = optionsOf(content.options)
  const isClosed = 'closed' in content
  const settings = methodOf({ method: 'ranking' }).settings.parse({
    ...(isClosed ? { counting: 'stv-wigm', places: 3 } : { counting: 'schulze' }),
    tieSeed: `the demonstration's ${key}`,
  })
  const voters = VOTERS.filter(({ key: voter }) => fractionOf(`${key} ${voter}`) < (isClosed ? 0.85 : 0.3))
  const answers = voters.map(({ key: voter }, at) => {
    const places = content.ballots[at % content.ballots.length]!.split(' ').map(Number)
    const answer = options.map((option, index): [string, number | null] => {
      const place = places.indexOf(index + 1)
      return [option.id, place < 0 ? null : place + 1]
    })
    return [voter, Object.fromEntries(answer)] as const
  })
  return {
    ...{
      key,
      questionId: id('ballot-question', key),
      subjectType: 'question' as const,
      method: 'ranking' as const,
      settings,
      round: 1,
    },
    ...{
      wording: { version: 1, code: `Q${number}`, name: content.title, note: '', options },
      answers: new Map(answers),
    },
    ...{ openedBy: content.openedBy, opened: content.opened, ...('closed' in content && { closed: content.closed }) },
  }
}

function ballotAndVotes({ id, personId, who, daysAgo }: SeedContext, asked: Asked) {
  const { key, questionId, subjectType, method, settings, wording, round, openedBy, opened, closed } = asked
  const ballotId = id('ballot', `question ${key}`, daysAgo(opened))
  const ballot = {
    ...{ id: ballotId, roundtableId: id('roundtable', 'second'), subjectType, subjectId: questionId, method, round },
    ...{ settings: settings as Prisma.InputJsonObject, wording: wording as unknown as Prisma.InputJsonObject },
    ...{ state: closed === undefined ? 'open' : 'closed', openedAt: daysAgo(opened), openedById: personId(openedBy) },
    ...(asked.groups && { terms: termsOf(id, asked) }),
    ...(closed !== undefined && { closedAt: daysAgo(closed), closedById: personId(openedBy) }),
  }
  const votes = [...asked.answers].map(([voter, answer]) => {
    const castAt = daysAgo((closed ?? 0.2) + (opened - (closed ?? 0.2)) * fractionOf(`${key} at ${voter}`))
    return { id: id('vote', `${key} ${voter}`, castAt), ballotId, ...who(voter), answer, castAt, updatedAt: castAt }
  })
  return { ballot, votes }
}

function turnoutAt({ id, who }: SeedContext, asked: Asked) {
  const { answers } = asked
  const electors = VOTERS.filter(({ group }) => isAsked(asked, group)).map(({ key }) => ({
    holderId: who(key).personId,
    groupId: who(key).groupId,
  }))
  const voted = [...answers.keys()].map((voter) => heldBy(who(voter)))
  return turnoutOf(
    GROUPS.map(({ code }) => id('group', code)),
    voted,
    electors,
  )
}

function countOf(context: SeedContext, asked: Asked) {
  const votes = [...asked.answers].map(([voter, answer]) => ({ groupId: context.who(voter).groupId, answer }))
  return methodOf(asked).count(votes, turnoutAt(context, asked), asked.settings, asked.wording.options)
}

function closingOf(context: SeedContext, asked: Asked, ballotId: string, resultAt: Date) {
  const result = countOf(context, asked)
  return {
    closing: {
      ...{ ballotId, resultAt, rule: result.rule as Prisma.InputJsonObject },
      result: result as unknown as Prisma.InputJsonObject,
    },
    electorate: turnoutAt(context, asked).map((group, position) => ({ ballotId, position, ...group })),
  }
}
