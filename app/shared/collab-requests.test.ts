import { expect, test } from 'vitest'
import { type ClientMessage, PROTOCOL } from './collab-messages.ts'
import { encodeClientMessage } from './collab-protocol.ts'
import { decodeClientMessage } from './collab-requests.ts'

const bytes = new Uint8Array([1, 2, 3])
const MESSAGES: ClientMessage[] = [
  {
    type: 'join',
    request: {
      protocol: PROTOCOL,
      ref: 2,
      subject: { type: 'section', id: '019b43f1-2dbe-7db3-b3a3-3f38f3f4f3f4' },
      schemaVersion: 1,
      clientId: 3,
      draftClientIds: [],
    },
    stateVector: bytes,
  },
  { type: 'update', channel: 1, cseq: 2, known: 3, bytes },
  { type: 'chunk', channel: 1, cseq: 2, known: 3, index: 0, count: 2, bytes },
  { type: 'presence', channel: 1, anchor: bytes, head: bytes },
  { type: 'resync', channel: 1, stateVector: bytes },
  { type: 'leave', channel: 1 },
  { type: 'kept', channel: 1 },
]

test.each(MESSAGES)(
  '$type is read as it was written, and refused when it is cut short or something follows it',
  (message) => {
    const written = encodeClientMessage(message)
    expect(decodeClientMessage(written)).toEqual(message)
    expect(() => decodeClientMessage(written.subarray(0, -1))).toThrow()
    expect(() => decodeClientMessage(new Uint8Array([...written, 0]))).toThrow('tail')
  },
)

test.each([
  [
    'the version before',
    {
      protocol: 3,
      ref: 2,
      sectionId: '019b43f1-2dbe-7db3-b3a3-3f38f3f4f3f4',
      schemaVersion: 1,
      clientId: 3,
      draftClientIds: [],
    },
  ],
  ['a later version', { protocol: PROTOCOL + 1, ref: 2, somethingNew: true }],
])('a JOIN of %s is told from what is no message at all', (_, request) => {
  const written = encodeClientMessage({ type: 'join', request: request as never, stateVector: bytes })
  expect(decodeClientMessage(written)).toEqual({ type: 'foreign-join', ref: 2 })
})
