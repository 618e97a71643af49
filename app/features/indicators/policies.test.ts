import { describe, expect, it } from 'vitest'
import * as ballots from '#app/features/ballots/ballot.policy.ts'
import type { Role, Standing } from '#app/shared/roles.ts'
import * as indicators from './indicator.policy.ts'

function standing(role: Role | null, secretariat = false): Standing {
  const seat = role && { membershipId: 'm', roundtableId: 'r', role, personId: 'me', organisationId: 'o', groupId: 'g' }
  return { personId: 'me', secretariat, seat }
}

const PEOPLE = {
  participant: standing('participant'),
  moderator: standing('moderator'),
  observer: standing('observer'),
  secretariat: standing(null, true),
  'observer of the secretariat': standing('observer', true),
}
const running = { state: 'running' }
const closed = { state: 'closed' }
const indicator = (more: Partial<indicators.IndicatorFacts> = {}) => ({
  state: 'candidate',
  personId: 'other',
  roundtable: running,
  ...more,
})
const ballot = (roundtable: { state: string }) => ({ state: 'open', roundtable })

type Check = (standing: Standing) => boolean
const MATRIX: [string, Check, string[]][] = [
  ['view indicators', indicators.mayView, Object.keys(PEOPLE)],
  ['propose', (who) => indicators.mayPropose(who, running), ['participant', 'moderator']],
  ['import', (who) => indicators.mayImport(who, running), ['moderator', 'secretariat', 'observer of the secretariat']],
  [
    'edit another’s',
    (who) => indicators.mayEdit(who, indicator({ state: 'proposed' })),
    ['moderator', 'secretariat', 'observer of the secretariat'],
  ],
  [
    'edit their own while proposed',
    (who) => indicators.mayEdit(who, indicator({ state: 'proposed', personId: 'me' })),
    ['participant', 'moderator', 'secretariat', 'observer of the secretariat'],
  ],
  [
    'edit their own once a candidate',
    (who) => indicators.mayEdit(who, indicator({ personId: 'me' })),
    ['moderator', 'secretariat', 'observer of the secretariat'],
  ],
  [
    'change the state',
    (who) => indicators.mayChangeState(who, indicator()),
    ['moderator', 'secretariat', 'observer of the secretariat'],
  ],
  ['view ballots', ballots.mayView, Object.keys(PEOPLE)],
  [
    'open a ballot',
    (who) => ballots.mayOpen(who, running),
    ['moderator', 'secretariat', 'observer of the secretariat'],
  ],
  [
    'close a ballot',
    (who) => ballots.mayClose(who, ballot(running)),
    ['moderator', 'secretariat', 'observer of the secretariat'],
  ],
  ['vote', (who) => ballots.mayVote(who, ballot(running)), ['participant', 'moderator']],
  ['propose in a closed roundtable', (who) => indicators.mayPropose(who, closed), []],
  ['import into a closed roundtable', (who) => indicators.mayImport(who, closed), []],
  [
    'edit in a closed roundtable',
    (who) => indicators.mayEdit(who, indicator({ roundtable: closed, personId: 'me', state: 'proposed' })),
    [],
  ],
  [
    'change the state in a closed roundtable',
    (who) => indicators.mayChangeState(who, indicator({ roundtable: closed })),
    [],
  ],
  ['open a ballot in a closed roundtable', (who) => ballots.mayOpen(who, closed), []],
  ['close a ballot in a closed roundtable', (who) => ballots.mayClose(who, ballot(closed)), []],
  ['vote in a closed roundtable', (who) => ballots.mayVote(who, ballot(closed)), []],
]

describe('role x action', () => {
  it.each(MATRIX)('%s', (_, may, expected) => {
    expect(Object.entries(PEOPLE).flatMap(([name, who]) => (may(who) ? [name] : []))).toEqual(expected)
  })

  it('keeps outsiders out', () => {
    expect([indicators.mayView(null), ballots.mayView(null), indicators.mayView(standing(null))]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('holds a result back from everybody until the closing stands, and lets it be undone until then', () => {
    const now = new Date('2026-01-01T12:00:00Z')
    const at = (seconds: number) => ({ resultAt: new Date(now.getTime() + seconds * 1000) })
    const closings = [null, at(1), at(0), at(-1)]
    expect(closings.map((closing) => ballots.maySeeResult(closing, now))).toEqual([false, false, true, true])
    expect(closings.map((closing) => ballots.mayReopen(PEOPLE.moderator, ballot(running), closing, now))).toEqual([
      false,
      true,
      false,
      false,
    ])
    expect(ballots.mayReopen(PEOPLE.participant, ballot(running), at(1), now)).toBe(false)
  })
})
