import type { Side } from '#app/features/indicators/indicator-words.ts'

export type ArgumentContent = { code: string; by: string; side: Side; text: string; daysAgo: number }

/** What members of the second roundtable said for and against indicators. */
export const ARGUMENTS: ArgumentContent[] = [
  {
    code: 'INC-01',
    by: 'lucia',
    side: 'for',
    text: 'It measures the households with the least money, whom averages hide.',
    daysAgo: 22,
  },
  {
    code: 'INC-01',
    by: 'joris',
    side: 'for',
    text: 'Prices are published already, so that a small city can report it too.',
    daysAgo: 21,
  },
  {
    code: 'INC-01',
    by: 'gaspard',
    side: 'against',
    text: 'List prices say little where most customers have a discount.',
    daysAgo: 20,
  },
  {
    code: 'WEL-01',
    by: 'devika',
    side: 'for',
    text: 'Hours can be compared between services, which satisfaction cannot.',
    daysAgo: 4,
  },
  {
    code: 'WEL-01',
    by: 'henrik',
    side: 'against',
    text: 'A diary of two weeks misses what happens once in three years.',
    daysAgo: 3,
  },
]

/** One that said the same as another and was merged into it. */
export const MERGED = {
  code: 'WEL-05',
  into: 'WEL-04',
  by: 'oluwaseun',
  daysAgo: 26,
  reason: 'A share can be compared between cities of different size, a number of jobs cannot.',
}
