import type { ItemKind } from '#app/features/sessions/session-words.ts'

/** What an item is about: `kind:key` in the words of the content, or an address. */
type LinkContent =
  `section:${string}` | `indicator:${string}` | `ballot:${string}` | `thread:${string}` | `https://${string}`

export type ItemContent = {
  kind: ItemKind
  title: string
  minutes: number
  note?: string
  owner?: string
  moderatorsOnly?: true
  links?: LinkContent[]
  /** How long it took in the end, of a session that is over. */
  took?: number
  below?: ItemContent[]
}

export type SessionContent = {
  key: string
  number: number
  title: string
  /** Days from the day of seeding, at this hour on the clock of the place. */
  inDays: number
  at: string
  minutes: number
  timeZone: string
  place: string
  videoLink: string
  plannedBy: string
  plannedDaysAgo: number
  /** Who is checked in votes, and nobody else. */
  presentVote?: true
  ended?: true
  items: ItemContent[]
}

/** Sessions of the second roundtable. What was said and decided at the first of them stands in files of its own. */
export const SESSIONS: SessionContent[] = [
  {
    key: 'beginning',
    number: 1,
    title: 'Where the second framework begins',
    inDays: -40,
    at: '10:00',
    minutes: 75,
    timeZone: 'Europe/Paris',
    place: 'Town hall of Vaucelin, green room',
    videoLink: 'https://video.example.org/vaucelin-green-room',
    plannedBy: 'oluwaseun',
    plannedDaysAgo: 55,
    presentVote: true,
    ended: true,
    items: [
      { kind: 'opening', title: 'What the first edition left open', minutes: 15, owner: 'oluwaseun', took: 14 },
      {
        kind: 'discussion',
        title: 'Which outcome the table takes up first',
        minutes: 30,
        owner: 'samira',
        links: ['section:price'],
        took: 36,
      },
      { kind: 'ballot', title: 'Do we begin with inclusion?', minutes: 15, owner: 'oluwaseun', took: 11 },
      { kind: 'other', title: 'How often we meet, and who writes', minutes: 15, owner: 'freya', took: 12 },
    ],
  },
  {
    key: 'services',
    number: 2,
    title: 'What the city promises',
    inDays: -12,
    at: '14:00',
    minutes: 120,
    timeZone: 'Europe/Paris',
    place: 'Hall B of the Halvern library',
    videoLink: 'https://video.example.org/halvern-hall-b',
    plannedBy: 'oluwaseun',
    plannedDaysAgo: 30,
    ended: true,
    items: [
      {
        kind: 'other',
        title: 'Approval of the minutes of session 1: Where the second framework begins',
        minutes: 5,
        owner: 'oluwaseun',
        took: 3,
      },
      {
        kind: 'opening',
        title: 'Who is at the table, and what we want to leave with',
        minutes: 10,
        owner: 'oluwaseun',
        took: 9,
      },
      {
        kind: 'discussion',
        title: 'The price of being connected',
        minutes: 50,
        owner: 'ingrid',
        links: ['section:price', 'indicator:INC-01'],
        below: [
          {
            kind: 'discussion',
            title: 'Two per cent, or another limit?',
            minutes: 25,
            owner: 'devika',
            links: ['thread:price-two'],
            took: 28,
          },
          {
            kind: 'discussion',
            title: 'Discounts: in or out of the figure',
            minutes: 25,
            owner: 'samira',
            links: ['thread:price-discounts'],
            took: 21,
          },
        ],
      },
      { kind: 'break', title: 'Break', minutes: 10, note: 'Room 12 is a quiet room.', took: 11 },
      {
        kind: 'discussion',
        title: 'Keeping essential services running',
        minutes: 35,
        owner: 'tobias',
        links: ['section:running', 'indicator:RES-01'],
        took: 34,
      },
      { kind: 'other', title: 'What we decided, and who does what', minutes: 15, owner: 'oluwaseun', took: 13 },
    ],
  },
  {
    key: 'inclusion',
    number: 3,
    title: 'Inclusion and continuity',
    inDays: 6,
    at: '14:00',
    minutes: 120,
    timeZone: 'Europe/Paris',
    place: 'Hall B of the Halvern library',
    videoLink: 'https://video.example.org/halvern-hall-b',
    plannedBy: 'oluwaseun',
    plannedDaysAgo: 6.2,
    items: [
      { kind: 'opening', title: 'Where we stand', minutes: 10, owner: 'oluwaseun' },
      {
        kind: 'other',
        title: 'Approval of the minutes of session 2: What the city promises',
        minutes: 5,
        owner: 'oluwaseun',
      },
      {
        kind: 'other',
        title: 'For the chair: ask Philanthropy for a first word',
        minutes: 1,
        owner: 'adaeze',
        moderatorsOnly: true,
      },
      {
        kind: 'discussion',
        title: 'Another way in',
        minutes: 55,
        owner: 'zofia',
        links: ['section:other-way'],
        below: [
          {
            kind: 'discussion',
            title: 'What the other way costs, and what it saves',
            minutes: 20,
            owner: 'naledi',
            links: ['thread:other-cost'],
          },
          {
            kind: 'rating',
            title: 'Rate, talk, rate again',
            minutes: 25,
            owner: 'devika',
            links: ['indicator:INC-02'],
          },
          {
            kind: 'ballot',
            title: 'How people fare: where does the ballot stand?',
            minutes: 10,
            links: ['ballot:WEL-01'],
          },
        ],
      },
      { kind: 'break', title: 'Break', minutes: 10, note: 'Room 12 is a quiet room.' },
      {
        kind: 'discussion',
        title: 'Learning from the last crisis',
        minutes: 34,
        owner: 'tobias',
        note: 'Nobody has written in this section yet: each group brings one sentence.',
        links: ['section:learning', 'https://video.example.org/recovery-talk'],
      },
      { kind: 'other', title: 'What we decided, and who does what', minutes: 15 },
    ],
  },
]

export const TEMPLATES: {
  key: string
  title: string
  everywhere?: true
  items: Omit<ItemContent, 'owner' | 'links'>[]
}[] = [
  {
    key: 'rate',
    title: 'Rate, talk, rate again',
    everywhere: true,
    items: [
      { kind: 'rating', title: 'Each for oneself: the first rating', minutes: 10 },
      { kind: 'discussion', title: 'What we see differently', minutes: 25 },
      { kind: 'rating', title: 'The second rating', minutes: 10 },
    ],
  },
  {
    key: 'read',
    title: 'Read a section together',
    items: [
      { kind: 'opening', title: 'Why this section, and what is open', minutes: 5 },
      {
        kind: 'discussion',
        title: 'Passage by passage',
        minutes: 30,
        below: [
          { kind: 'discussion', title: 'What stays', minutes: 10 },
          { kind: 'discussion', title: 'What is to change', minutes: 20 },
        ],
      },
      { kind: 'other', title: 'Who writes it down', minutes: 5 },
    ],
  },
]
