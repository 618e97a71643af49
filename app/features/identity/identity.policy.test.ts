import { describe, expect, it } from 'vitest'
import { type Role, ROLES, type Seat, type Standing } from '#app/shared/roles.ts'
import { mayAdminister, mayDisable, mayEndSessionsOf, mayInvite } from './identity.policy.ts'

const seat = (role: Role): Seat => ({
  membershipId: 'm',
  roundtableId: 'r',
  role,
  personId: 'p',
  organisationId: 'o',
  groupId: 'g',
})
const standing = (who: Role | 'secretariat' | 'stranger'): Standing => ({
  personId: 'p',
  secretariat: who === 'secretariat',
  seat: who === 'secretariat' || who === 'stranger' ? null : seat(who),
})

describe('who may invite whom', () => {
  it.each([
    ['secretariat', ['participant', 'moderator', 'observer']],
    ['moderator', ['participant', 'observer']],
    ['participant', []],
    ['observer', []],
    ['stranger', []],
  ] as const)('%s invites %j', (who, expected) => {
    expect(ROLES.filter((role) => mayInvite(standing(who), role))).toEqual([...expected])
  })
})

describe('the installation', () => {
  const secretariat = { secretariat: true, personId: 'a' }
  const member = { secretariat: false, personId: 'a' }

  it('is administered by the secretariat only', () => {
    expect([mayAdminister(secretariat), mayAdminister(member)]).toEqual([true, false])
  })

  it.each([
    [secretariat, 'b', true],
    [secretariat, 'a', false],
    [member, 'b', false],
    [member, 'a', false],
  ])('%j disables %s: %s', (actor, id, expected) => {
    expect(mayDisable(actor, { id })).toBe(expected)
  })

  it.each([
    [secretariat, 'b', true],
    [member, 'a', true],
    [member, 'b', false],
  ])('%j ends the sessions of %s: %s', (actor, id, expected) => {
    expect(mayEndSessionsOf(actor, { id })).toBe(expected)
  })
})
