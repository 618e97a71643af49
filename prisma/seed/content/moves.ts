import type { IndicatorState } from '#app/features/indicators/indicator-words.ts'

export type MoveContent = {
  roundtable: 'first' | 'second'
  code: string
  to: IndicatorState
  by: string
  daysAgo: number
  reason?: string
}

/** What the table decided about indicators, in the order in which it did; what a ballot brought into its round is not listed. */
export const MOVES_MADE: MoveContent[] = [
  { roundtable: 'first', code: 'PRI-01', to: 'candidate', by: 'oluwaseun', daysAgo: 258 },
  { roundtable: 'first', code: 'PRI-01', to: 'selected-core', by: 'oluwaseun', daysAgo: 225 },
  { roundtable: 'first', code: 'PRI-01', to: 'published', by: 'oluwaseun', daysAgo: 210 },
  ...['INC-01', 'INC-02', 'SER-01', 'GOV-01', 'WEL-01', 'RES-01', 'SKI-01'].map((code): MoveContent => ({
    roundtable: 'second',
    code,
    to: 'candidate',
    by: 'oluwaseun',
    daysAgo: 40,
  })),
  {
    roundtable: 'second',
    code: 'IND-03',
    to: 'screened-out',
    by: 'adaeze',
    daysAgo: 36,
    reason: 'Describes who lives in one country’s cities. It says nothing about what a city does.',
  },
  {
    roundtable: 'second',
    code: 'RES-07',
    to: 'rejected',
    by: 'adaeze',
    daysAgo: 30,
    reason: 'Patents are registered where the head office is, and follow no decision of the city.',
  },
  {
    roundtable: 'second',
    code: 'SUS-06',
    to: 'parked',
    by: 'oluwaseun',
    daysAgo: 28,
    reason: 'Waits until more than one country publishes ratings of its offices.',
  },
  {
    roundtable: 'second',
    code: 'WEL-08',
    to: 'uncertain',
    by: 'adaeze',
    daysAgo: 20,
    reason: 'Groups read “after dark” differently. To be reworded before it is rated again.',
  },
  {
    roundtable: 'second',
    code: 'WEL-02',
    to: 'selected-supporting',
    by: 'oluwaseun',
    daysAgo: 18,
    reason: 'Every framework the table looked at has it; kept for the background.',
  },
]
