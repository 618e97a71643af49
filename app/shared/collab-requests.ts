import * as decoding from 'lib0/decoding'
import { z } from 'zod'
import { type ClientMessage, type JoinRequest, PROTOCOL, SEND_LIMITS } from './collab-messages.ts'
import { CLIENT } from './collab-protocol.ts'
import { fromWire, readBytes, readNumber } from './collab-wire.ts'
import { DOCUMENT_SUBJECTS } from './document-subjects.ts'

const count = z.number().int().min(0)
const clientId = count.max(0xffffffff)

const envelope = z.object({ protocol: count, ref: count })

const joinRequest: z.ZodType<JoinRequest> = z.object({
  ...envelope.shape,
  subject: z.object({ type: z.enum(DOCUMENT_SUBJECTS), id: z.uuid() }),
  lineage: z.uuid().optional(),
  schemaVersion: count,
  clientId,
  draftClientIds: z.array(clientId).max(SEND_LIMITS.draftClients),
  headSeq: count.optional(),
  stored: count.optional(),
  resumed: z.object({ clock: count, lineage: z.uuid() }).optional(),
})

/** A JOIN of a page of another version: no more of it is understood, and the page has to hear that it must be loaded again. */
export type ForeignJoin = { type: 'foreign-join'; ref: number }

/** Throws on anything that is not a well-formed message of a client, and on what comes behind one. */
export function decodeClientMessage(input: unknown): ClientMessage | ForeignJoin {
  const decoder = decoding.createDecoder(fromWire(input))
  const message = readMessage(decoder)
  if (decoding.hasContent(decoder)) throw new Error('a message with a tail')
  return message
}

function readMessage(decoder: decoding.Decoder): ClientMessage | ForeignJoin {
  const kind = readNumber(decoder)
  if (kind === CLIENT.join) {
    const [asked, stateVector] = [JSON.parse(decoding.readVarString(decoder)) as unknown, readBytes(decoder)]
    const { protocol, ref } = envelope.parse(asked)
    return protocol === PROTOCOL
      ? { type: 'join', request: joinRequest.parse(asked), stateVector }
      : { type: 'foreign-join', ref }
  }
  const channel = readNumber(decoder)
  switch (kind) {
    case CLIENT.update:
      return {
        type: 'update',
        channel,
        cseq: readNumber(decoder),
        known: readNumber(decoder),
        bytes: readBytes(decoder),
      }
    case CLIENT.chunk: {
      const [cseq, known, index, count] = [
        readNumber(decoder),
        readNumber(decoder),
        readNumber(decoder),
        readNumber(decoder),
      ]
      return { type: 'chunk', channel, cseq, known, index, count, bytes: readBytes(decoder) }
    }
    case CLIENT.presence:
      return { type: 'presence', channel, anchor: readBytes(decoder), head: readBytes(decoder) }
    case CLIENT.resync:
      return { type: 'resync', channel, stateVector: readBytes(decoder) }
    case CLIENT.leave:
      return { type: 'leave', channel }
    case CLIENT.kept:
      return { type: 'kept', channel }
  }
  throw new Error('unknown message')
}
