import type { FloorKind } from '#app/features/floor/floor-words.ts'

/** Minutes after the session began at which somebody came, and left before its end. */
type Presence = { person: string; mode: 'room' | 'remote'; came: number; left?: number }
/** Minutes after its item began; how long in seconds, and what the rapporteur wrote of it. */
type Turn = { item: string; person: string; kind: FloorKind; after: number; seconds: number; summary?: string }
type Noted = { item: string; after: number; text: string; about?: `section:${string}` | `indicator:${string}` }
type Duty = Noted & { owner: string; dueInDays: number; done?: true }
type Proposal = {
  person: string
  daysAgo: number
  /** Which turn it is about; without one, the rapporteur's own text. */
  turn?: number
  proposal: string
  reason: string
  answer?: { taken: boolean; text: string }
}

/** `f` in favour, `l` can live with it, `o` objects, `a` abstains: by person, minutes after the item began. */
type RoomBallotContent = {
  item: string
  question: string
  after: number
  closedAfter: number
  answers: Record<string, 'f' | 'l' | 'o' | 'a'>
  reasons: Record<string, string>
}

/** What happened at a session that is over. */
export type RecordContent = {
  session: string
  chair: string
  rapporteur: string
  correctionDays: number
  openedDaysAgo: number
  presence: Presence[]
  turns: Turn[]
  paused?: { item: string; after: number; minutes: number }
  endedIn: string
  decisions: Noted[]
  actions: Duty[]
  corrections: Proposal[]
  /** Asked in the room, by consent. */
  ballot?: RoomBallotContent
  /** The session at which the minutes were approved; without it they are in their window. */
  approvedAt?: string
  text: string[]
}

export const SERVICES: RecordContent = {
  session: 'services',
  chair: 'oluwaseun',
  rapporteur: 'freya',
  correctionDays: 14,
  openedDaysAgo: 9,
  presence: [
    { person: 'oluwaseun', mode: 'room', came: -4 },
    { person: 'adaeze', mode: 'room', came: -3 },
    { person: 'freya', mode: 'room', came: -3 },
    { person: 'ingrid', mode: 'room', came: -2 },
    { person: 'lucia', mode: 'remote', came: 0 },
    { person: 'amelie', mode: 'room', came: -1 },
    { person: 'danuta', mode: 'room', came: 1 },
    { person: 'kofi', mode: 'remote', came: 2, left: 71 },
    { person: 'henrik', mode: 'room', came: -1 },
    { person: 'bastien', mode: 'room', came: 4 },
    { person: 'astrid', mode: 'room', came: -2 },
    { person: 'tobias', mode: 'room', came: 0 },
    { person: 'milena', mode: 'remote', came: 1 },
    { person: 'farid', mode: 'remote', came: 6 },
    { person: 'roland', mode: 'room', came: 0 },
    { person: 'mei', mode: 'remote', came: 3, left: 80 },
    { person: 'samira', mode: 'room', came: -2 },
    { person: 'zofia', mode: 'room', came: 0 },
    { person: 'ines', mode: 'remote', came: 9 },
    { person: 'devika', mode: 'room', came: -1 },
    { person: 'jadwiga', mode: 'room', came: 0 },
    { person: 'liv', mode: 'room', came: 2 },
    { person: 'greta', mode: 'remote', came: 5 },
  ],
  turns: [
    {
      item: '2',
      person: 'oluwaseun',
      kind: 'contribution',
      after: 1,
      seconds: 212,
      summary:
        'Opens the table. Philanthropy has sent nobody; their view on 6.1 is asked for in writing. The aim is one limit that every city can report.',
    },
    {
      item: '3.1',
      person: 'devika',
      kind: 'contribution',
      after: 1,
      seconds: 241,
      summary:
        'Two per cent of income is what the literature uses and what hides most: a household that cannot pay at all has no bill, and counts as served.',
    },
    {
      item: '3.1',
      person: 'roland',
      kind: 'against',
      after: 6,
      seconds: 163,
      summary: 'Operators know prices, not incomes. A limit in per cent cannot be reported by those who hold the data.',
    },
    {
      item: '3.1',
      person: 'lucia',
      kind: 'for',
      after: 9,
      seconds: 176,
      summary: 'Maresol links the two by postcode, for about 16 000 euros a year, and publishes no household.',
    },
    {
      item: '3.1',
      person: 'samira',
      kind: 'question',
      after: 13,
      seconds: 88,
      summary: 'Who counts those without any contract?',
    },
    {
      item: '3.1',
      person: 'milena',
      kind: 'contribution',
      after: 15,
      seconds: 198,
      summary:
        'The statistical office can: its survey asks for it every second year. It offers the question in both languages.',
    },
    { item: '3.1', person: 'zofia', kind: 'point', after: 19, seconds: 32 },
    {
      item: '3.2',
      person: 'samira',
      kind: 'for',
      after: 2,
      seconds: 204,
      summary: 'A discount that has to be asked for is not a price. Those who need it most do not ask.',
    },
    {
      item: '3.2',
      person: 'mei',
      kind: 'contribution',
      after: 6,
      seconds: 171,
      summary: 'Telluria can report both, with and without the discount, and how many hold it.',
    },
    {
      item: '3.2',
      person: 'henrik',
      kind: 'for',
      after: 10,
      seconds: 119,
      summary: 'Regions would take both figures.',
    },
    {
      item: '5',
      person: 'tobias',
      kind: 'contribution',
      after: 1,
      seconds: 233,
      summary:
        'Essential services are those whose failure closes a school or a clinic for a day. The list is the ministry’s and is public.',
    },
    {
      item: '5',
      person: 'amelie',
      kind: 'question',
      after: 6,
      seconds: 95,
      summary: 'Asks how a city of 40 000 tests a failure without causing one.',
    },
    {
      item: '5',
      person: 'jadwiga',
      kind: 'contribution',
      after: 9,
      seconds: 207,
      summary:
        'By an exercise a year on paper and one in two years at night. Tarnok has done both; its script is free to use.',
    },
    { item: '5', person: 'liv', kind: 'contribution', after: 14, seconds: 142 },
    {
      item: '6',
      person: 'ingrid',
      kind: 'contribution',
      after: 2,
      seconds: 74,
      summary: 'Halvern hosts the next session.',
    },
  ],
  paused: { item: '3.2', after: 14, minutes: 2 },
  endedIn: '6',
  decisions: [
    {
      item: '3.1',
      after: 24,
      text: 'Two per cent of disposable income stays the limit, beside the number of households without any contract.',
      about: 'indicator:INC-01',
    },
    {
      item: '3.2',
      after: 19,
      text: 'The price is reported with and without discounts, until every member can report how many hold one.',
      about: 'section:price',
    },
    {
      item: '5',
      after: 30,
      text: 'An exercise counts as a test of continuity when its script and its result are public.',
      about: 'section:running',
    },
  ],
  actions: [
    {
      item: '3.1',
      after: 26,
      text: 'Send the survey question on contracts in both languages',
      owner: 'milena',
      dueInDays: -2,
      done: true,
      about: 'section:price',
    },
    {
      item: '3.2',
      after: 20,
      text: 'List the members that can report discounts today',
      owner: 'mei',
      dueInDays: 5,
      about: 'section:price',
    },
    { item: '5', after: 31, text: 'Share the script of the night exercise', owner: 'jadwiga', dueInDays: 9 },
    { item: '6', after: 6, text: 'Ask Philanthropy for a written view on 6.1', owner: 'oluwaseun', dueInDays: -1 },
  ],
  corrections: [
    {
      person: 'lucia',
      daysAgo: 8,
      turn: 3,
      proposal:
        'Maresol links the two by postcode, for about 16 000 euros a year, paid by the region, and publishes no household.',
      reason: 'I said who pays, and it matters to those who would copy it.',
      answer: { taken: true, text: 'Heard by two others.' },
    },
    {
      person: 'roland',
      daysAgo: 7,
      turn: 2,
      proposal: 'A limit in per cent cannot be reported by anybody.',
      reason: 'That is what follows from it.',
      answer: { taken: false, text: 'It was not said at the session: say it at the next one.' },
    },
    {
      person: 'samira',
      daysAgo: 2,
      proposal: 'The summary should say that those without a contract were asked for twice.',
      reason: 'It reads as if one question had settled it.',
    },
  ],
  /** What the rapporteur wrote besides, a paragraph each. */
  text: [
    'The table agreed more than it had expected to: the limit stays, and what it hides is counted beside it. What was said against it was about who can report, not about what should be known.',
    'Three groups asked for the same thing in different words: a figure that somebody without a contract appears in. It is now the first question of the next session.',
    'Nobody from Philanthropy was there. The table did not decide on 6.1 without them.',
  ],
}
