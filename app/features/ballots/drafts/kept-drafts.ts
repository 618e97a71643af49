import { cleanText } from '#app/shared/text.ts'
import type { Answer } from '../ballot-words.ts'

export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Whose draft of which ballot it is. */
export type Place = { personId: string; ballotId: string }
type Entry = { fields: Answer; at: number; until: string | null }

const PREFIX = 'ballot-draft:'
/** Also where nobody comes back to see that the ballot has closed. */
const OLD_MS = 60 * 86_400_000

/** One entry an item, so that two tabs on two items never write over each other's. */
const nameOf = ({ ballotId, personId }: Place, itemId = '') => `${PREFIX}${ballotId}:${personId}:${itemId}`

/** What this person has begun and not sent, by item; nobody else's. */
export function keptDrafts(storage: Storage, place: Place): Record<string, Answer> {
  const start = nameOf(place)
  return Object.fromEntries(
    namesIn(storage, start).flatMap((name) => {
      const entry = read(storage.getItem(name))
      return entry ? [[name.slice(start.length), entry.fields] as const] : []
    }),
  )
}

/** `until`: when the ballot closes by itself. A device that is full or keeps nothing still has the words on the page. */
export function keepDraft(storage: Storage, place: Place, itemId: string, entry: Entry) {
  try {
    storage.setItem(nameOf(place, itemId), JSON.stringify(entry))
  } catch {
    dropDraft(storage, place, itemId)
  }
}

export function dropDraft(storage: Storage, place: Place, itemId: string) {
  storage.removeItem(nameOf(place, itemId))
}

/** Its end is everybody's: nothing of it stays, whoever had begun it here. */
export function forgetBallot(storage: Storage, ballotId: string) {
  namesIn(storage, `${PREFIX}${ballotId}:`).forEach((name) => storage.removeItem(name))
}

/** What nobody can send any more, and what cannot be read. */
export function forgetOld(storage: Storage, now: number) {
  for (const name of namesIn(storage, PREFIX)) {
    const entry = read(storage.getItem(name))
    if (!entry || now - entry.at > OLD_MS || (entry.until && Date.parse(entry.until) <= now)) storage.removeItem(name)
  }
}

/** Whether something was typed that is not what was saved; an empty field is none. */
export function differs(typed: Answer, saved: Answer | null | undefined): boolean {
  return Object.entries(typed).some(([field, value]) => plain(value) !== plain(saved?.[field]))
}

/** As the server reads it. */
const plain = (value: Answer[string] | undefined) =>
  typeof value === 'string' ? cleanText(value).trim() || undefined : value

function namesIn(storage: Storage, start: string): string[] {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  return names.filter((name) => name.startsWith(start))
}

function read(written: string | null): Entry | null {
  try {
    const entry = JSON.parse(written ?? 'null') as Entry | null
    return entry && typeof entry.at === 'number' && isAnswer(entry.fields) ? entry : null
  } catch {
    return null
  }
}

function isAnswer(fields: unknown): fields is Answer {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return false
  return Object.values(fields).every((value) => value === null || ['string', 'number'].includes(typeof value))
}
