import { describe, expect, it } from 'vitest'
import type { Role, Standing } from '#app/shared/roles.ts'
import { mayEditComment, mayRemoveComment, mayReply, mayResolve } from './comment.policy.ts'

function as(role: Role | null, personId = 'me'): Standing {
  const ids = { membershipId: 'm', roundtableId: 'r', personId, organisationId: 'o', groupId: 'g' }
  return { personId, secretariat: role === null, seat: role && { ...ids, role } }
}
const running = { roundtableState: 'running' }
const closed = { roundtableState: 'closed' }

describe('comments', () => {
  it.each([
    ['participant' as const, true],
    ['moderator' as const, true],
    ['observer' as const, true],
    [null, false],
  ])('%s replies: %s, and nobody in a closed roundtable', (role, expected) => {
    expect(mayReply(as(role), running)).toBe(expected)
    expect(mayReply(as(role), closed)).toBe(false)
  })

  it.each([
    ['participant' as const, 'other', true],
    ['moderator' as const, 'other', true],
    ['observer' as const, 'other', false],
    ['observer' as const, 'me', true],
    [null, 'other', false],
  ])('%s resolves a thread begun by %s: %s', (role, openedById, expected) => {
    expect(mayResolve(as(role), running, { openedById })).toBe(expected)
    expect(mayResolve(as(role), closed, { openedById })).toBe(false)
  })

  it.each([
    ['me', true, true, true],
    ['me', false, true, false],
    ['other', true, false, false],
  ])('a comment of %s, last in its thread: %s', (personId, last, edit, remove) => {
    expect(mayEditComment(as('moderator'), running, { personId })).toBe(edit)
    expect(mayRemoveComment(as('moderator'), running, { personId, last })).toBe(remove)
  })
})
