import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readNumber } from './collab-wire.ts'

/** These letters are not whose id they stand under: put there by somebody else, they are of this group, or of none. */
export type MovedLetters = { client: number; clock: number; length: number; groupId: string | null }
/** Of which group the letters of each id are. What stands in neither is of no group: the server's own, for one. */
export type AuthorTable = { clients: Map<number, string>; moved: MovedLetters[] }

const number = encoding.writeVarUint

/** Each group once, its ids as the distances between them, then the letters that are not whose id they stand under. Nobody is named. */
export function encodeAuthors({ clients, moved }: AuthorTable): Uint8Array {
  const groups = [...new Set([...clients.values(), ...moved.flatMap(({ groupId }) => groupId ?? [])])]
  const places = new Map(groups.map((id, at) => [id, at]))
  const ids = groups.map((): number[] => [])
  for (const [client, groupId] of clients) ids[places.get(groupId)!]!.push(client)
  const letters = new Map<number, MovedLetters[]>()
  for (const it of moved) {
    const own = letters.get(it.client)
    if (own) own.push(it)
    else letters.set(it.client, [it])
  }
  return encoding.encode((encoder) => {
    number(encoder, groups.length)
    for (const [at, group] of groups.entries()) {
      encoding.writeUint8Array(encoder, bytesOf(group))
      writeAscending(encoder, ids[at]!, () => undefined)
    }
    writeAscending(encoder, [...letters.keys()], (client) => {
      const own = letters.get(client)!.sort((one, other) => one.clock - other.clock)
      number(encoder, own.length)
      let end = 0
      for (const { clock, length, groupId } of own) {
        for (const value of [clock - end, length, groupId === null ? 0 : places.get(groupId)! + 1])
          number(encoder, value)
        end = clock + length
      }
    })
  })
}

export function decodeAuthors(bytes: Uint8Array): AuthorTable {
  const decoder = decoding.createDecoder(bytes)
  const table: AuthorTable = { clients: new Map(), moved: [] }
  const groups: string[] = []
  for (let left = readNumber(decoder); left > 0; left--) {
    const group = idOf(decoding.readUint8Array(decoder, 16))
    groups.push(group)
    for (const client of readAscending(decoder)) table.clients.set(client, group)
  }
  for (const client of readAscending(decoder)) {
    let end = 0
    for (let left = readNumber(decoder); left > 0; left--) {
      const [clock, length] = [end + readNumber(decoder), readNumber(decoder)]
      table.moved.push({ client, clock, length, groupId: groups[readNumber(decoder) - 1] ?? null })
      end = clock + length
    }
  }
  return table
}

function writeAscending(encoder: encoding.Encoder, ids: number[], then: (id: number) => void) {
  number(encoder, ids.length)
  let last = 0
  for (const id of ids.sort((one, other) => one - other)) {
    number(encoder, id - last)
    then(id)
    last = id
  }
}

function* readAscending(decoder: decoding.Decoder) {
  let last = 0
  for (let left = readNumber(decoder); left > 0; left--) yield (last += readNumber(decoder))
}

/** The sixteen bytes of a UUID. */
function bytesOf(id: string) {
  return Uint8Array.from(id.replaceAll('-', '').match(/../g)!, (pair) => parseInt(pair, 16))
}

function idOf(bytes: Uint8Array) {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
