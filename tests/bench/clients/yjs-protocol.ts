import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
const NO_STATE = new Uint8Array([0])
const NO_UPDATE = new Uint8Array([0, 0])
export const SYNC = 0
export const AWARENESS = 1

type Header = (encoder: encoding.Encoder) => void

/** A message of y-protocols, behind whatever the system puts in front. */
export function message(header: Header, kind: number, write: Header) {
  return encoding.encode((encoder) => {
    header(encoder)
    encoding.writeVarUint(encoder, kind)
    write(encoder)
  })
}

const sync = (header: Header, step: number, bytes: Uint8Array) =>
  message(header, SYNC, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

export const askForState = (header: Header) => sync(header, STEP_1, NO_STATE)
export const nothingOfMine = (header: Header) => sync(header, STEP_2, NO_UPDATE)
export const update = (header: Header, bytes: Uint8Array) => sync(header, UPDATE, bytes)

/** What an editor says when it opens: a name and a colour. */
export function hello(header: Header, clientId: number) {
  const state = encoding.encode((encoder) => {
    for (const number of [1, clientId, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, JSON.stringify({ user: { name: `Person ${clientId}`, color: '#30bced' } }))
  })
  return message(header, AWARENESS, (encoder) => encoding.writeVarUint8Array(encoder, state))
}

export function readSync(decoder: decoding.Decoder) {
  const step = decoding.readVarUint(decoder)
  return { asks: step === STEP_1, isState: step === STEP_2, bytes: decoding.readVarUint8Array(decoder) }
}
