import type { GroupCode } from './groups.ts'

/**
 * On an indicator: relevance and feasibility from 1 to 9, `-` for "cannot judge". On a section, by consent: `f` in favour, `l` can live
 * with it, `o` objects, for a reason given below, `a` abstains. A point stands for somebody who did not vote.
 */
type Answers = Partial<Record<GroupCode, string>>

export type BallotContent = {
  roundtable: 'first' | 'second'
  openedBy: string
  openedDaysAgo: number
  closedDaysAgo?: number
  /** Answers of a group's members, in the order of the list of people; members beyond the list did not vote. */
  votes: Answers
} & (
  { indicator: string; section?: never } | { section: string; indicator?: never; objections: Record<string, string> }
)

export const BALLOTS: BallotContent[] = [
  {
    roundtable: 'first',
    indicator: 'PRI-01',
    openedBy: 'oluwaseun',
    openedDaysAgo: 240,
    closedDaysAgo: 226,
    votes: {
      CI: '9/6 8/7 8/5 7/6 9/7',
      RE: '8/6 7/5',
      NG: '8/7 7/6 9/4',
      PS: '6/5 7/6',
      CS: '9/8 9/7 9/8',
      AC: '9/6 8/7 8/6',
      PH: '9/-',
      IO: '8/6 8/7',
    },
  },
  {
    // Civil society and cities are convinced, companies are divided, philanthropy is silent.
    roundtable: 'second',
    indicator: 'INC-01',
    openedBy: 'oluwaseun',
    openedDaysAgo: 24,
    closedDaysAgo: 10,
    votes: {
      CI: '8/5 9/6 8/4 7/6 9/5 6/3 8/5 8/6 7/-',
      RE: '7/7 8/8 6/6 8/7',
      NG: '8/6 7/5 9/7 7/8 8/6',
      PS: '3/2 4/3 8/6 9/7 2/2 7/5',
      CS: '9/7 9/8 8/6 9/- 9/7 8/5 9/6',
      AC: '8/4 9/5 7/4 -/-',
      IO: '8/6 7/5',
    },
  },
  {
    roundtable: 'second',
    indicator: 'WEL-01',
    openedBy: 'adaeze',
    openedDaysAgo: 5,
    // The demonstration's own accounts have their vote still to cast.
    votes: {
      CI: '. 9/3 7/4 8/2',
      RE: '6/3',
      NG: '8/2 5/3',
      PS: '7/6 8/5',
      CS: '. 9/4 8/3 -/-',
      AC: '. 9/5',
      IO: '7/4',
    },
  },
  {
    // Nearly everybody can live with it, and yet it is not accepted: two object, and the rule allows one.
    roundtable: 'second',
    section: 'data',
    openedBy: 'oluwaseun',
    openedDaysAgo: 2.9,
    closedDaysAgo: 0.9,
    votes: {
      CI: 'f f l f . l f f',
      RE: 'f l f l',
      NG: 'f l f f l',
      PS: 'l f o l f',
      CS: 'f f o l f . f f',
      AC: 'f f l f a',
      PH: 'f l',
      IO: 'f l f',
    },
    objections: {
      jonas:
        'What a city pays for may hold a supplier’s trade secret. Without somebody independent to check that, my company could not sign such a contract.',
      zofia:
        '“With the reason” is too little. A data set can be closed with one word. The section has to say whom a resident can ask to look at it again.',
    },
  },
]
