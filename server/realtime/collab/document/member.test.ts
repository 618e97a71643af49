import { expect, test } from 'vitest'
import { enter, hasLeft, type MemberState } from './member.ts'

const STATES: Record<MemberState['is'], MemberState> = {
  joining: { is: 'joining' },
  listening: { is: 'listening' },
  lagging: { is: 'lagging' },
  suspended: { is: 'suspended' },
  left: { is: 'left', denial: null },
}

function memberIn(is: MemberState['is']) {
  const rooms = new Set<string>(is === 'listening' ? ['d7'] : [])
  const socket = { join: (room: string) => rooms.add(room), leave: (room: string) => rooms.delete(room) }
  return { state: STATES[is], socket, document: { channel: 7 }, rooms }
}

test.each([
  ['joining', ['listening', 'suspended', 'left']],
  ['listening', ['listening', 'lagging', 'suspended', 'left']],
  ['lagging', ['listening', 'suspended', 'left']],
  ['suspended', ['suspended', 'left']],
  ['left', []],
] as const)('a member who is %s can only come to be %j', (from, to) => {
  const reached = Object.values(STATES).filter((state) => enter(memberIn(from), state))
  expect(reached.map(({ is }) => is)).toEqual(to)
})

test('whoever is listening is in the room, and nobody else', () => {
  for (const from of ['joining', 'listening', 'lagging', 'suspended'] as const) {
    for (const state of Object.values(STATES)) {
      const member = memberIn(from)
      enter(member, state)
      expect(member.rooms.has('d7')).toBe(member.state.is === 'listening')
      expect(hasLeft(member)).toBe(member.state.is === 'left')
    }
  }
})
