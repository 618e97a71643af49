import { describe, expect, it } from 'vitest'
import type { Role, Standing } from '#app/shared/roles.ts'
import {
  mayChangeStatus,
  mayComment,
  mayLock,
  mayNameVersion,
  mayRestoreVersion,
  mayView,
  mayWrite,
  type SectionState,
  writeBlockedReason,
} from './section.policy.ts'

function as(role: Role | null, secretariat = false): Standing {
  const ids = { membershipId: 'm', roundtableId: 'r', personId: 'p', organisationId: 'o', groupId: 'g' }
  return { personId: 'p', secretariat, seat: role && { ...ids, role } }
}

const people = {
  participant: as('participant'),
  moderator: as('moderator'),
  observer: as('observer'),
  secretariat: as(null, true),
}
const open: SectionState = { status: 'draft', lockedAt: null, roundtableState: 'running' }
const states: Record<string, SectionState> = {
  draft: open,
  review: { ...open, status: 'review' },
  locked: { ...open, lockedAt: new Date() },
  agreed: { ...open, status: 'agreed' },
  closed: { ...open, roundtableState: 'closed' },
}

type Who = keyof typeof people
const table = (rows: Record<string, Record<Who, boolean>>) =>
  Object.entries(rows).flatMap(([state, answers]) =>
    (Object.keys(answers) as Who[]).map((who) => [who, state, answers[who]] as const),
  )
const only = (...allowed: Who[]): Record<Who, boolean> => ({
  participant: allowed.includes('participant'),
  moderator: allowed.includes('moderator'),
  observer: allowed.includes('observer'),
  secretariat: allowed.includes('secretariat'),
})

describe('mayWrite', () => {
  it.each(
    table({
      draft: only('participant', 'moderator'),
      review: only('participant', 'moderator'),
      locked: only('moderator'),
      agreed: only(),
      closed: only(),
    }),
  )('%s in a %s section: %s', (who, state, expected) => {
    expect(mayWrite(people[who], states[state] ?? open)).toBe(expected)
  })
})

describe('mayComment', () => {
  const seated = only('participant', 'moderator', 'observer')
  it.each(table({ draft: seated, review: seated, locked: seated, agreed: seated, closed: only() }))(
    '%s in a %s section: %s',
    (who, state, expected) => {
      expect(mayComment(people[who], states[state] ?? open)).toBe(expected)
    },
  )
})

describe('mayLock', () => {
  const chair = only('moderator', 'secretariat')
  it.each(table({ draft: chair, locked: chair, agreed: only(), closed: only() }))(
    '%s in a %s section: %s',
    (who, state, expected) => {
      expect(mayLock(people[who], states[state] ?? open)).toBe(expected)
    },
  )
})

describe('mayChangeStatus', () => {
  const chair = only('moderator', 'secretariat')
  it.each(table({ draft: chair, locked: chair, agreed: chair, closed: only() }))(
    '%s in a %s section: %s',
    (who, state, expected) => {
      expect(mayChangeStatus(people[who], states[state] ?? open)).toBe(expected)
    },
  )
})

describe('mayNameVersion', () => {
  const chair = only('moderator', 'secretariat')
  const writers = only('participant', 'moderator', 'secretariat')
  it.each(table({ draft: writers, locked: chair, agreed: chair, closed: only() }))(
    '%s in a %s section: %s',
    (who, state, expected) => {
      expect(mayNameVersion(people[who], states[state] ?? open)).toBe(expected)
    },
  )
})

describe('mayRestoreVersion', () => {
  const seated = only('moderator')
  it.each(table({ draft: seated, locked: seated, agreed: only(), closed: only() }))(
    '%s in a %s section: %s',
    (who, state, expected) => {
      expect(mayRestoreVersion(people[who], states[state] ?? open)).toBe(expected)
    },
  )
})

it('tells why somebody may not write', () => {
  expect(writeBlockedReason(people.observer, open)).toBe('role')
  expect(writeBlockedReason(people.participant, states.locked ?? open)).toBe('locked')
  expect(writeBlockedReason(people.moderator, states.agreed ?? open)).toBe('agreed')
  expect(writeBlockedReason(people.participant, open)).toBeUndefined()
})

it('shows a section to members and the secretariat only', () => {
  expect(mayView(null)).toBe(false)
  expect(mayView(as(null))).toBe(false)
  expect(Object.values(people).every(mayView)).toBe(true)
})
