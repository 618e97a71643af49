import { createHash } from 'node:crypto'
import { ORGANISATIONS } from '../content/organisations.ts'
import { PEOPLE } from '../content/people.ts'

const DAY = 86_400_000

export type Who = { personId: string; organisationId: string; groupId: string }

/** What all rows of one seeding share: the day it happens on, and the ids that keys of the content stand for. */
export type SeedContext = ReturnType<typeof seedContext>

export function seedContext(now: Date) {
  const began = now.getTime() - 340 * DAY

  /** Ordered like those the database makes (uuid 7), and the same for the same key. */
  function id(kind: string, key: string, at = new Date(began)) {
    const hash = createHash('sha256').update(`${kind}:${key}`).digest('hex')
    const time = at.getTime().toString(16).padStart(12, '0')
    const variant = '89ab'[Number.parseInt(hash[3]!, 16) % 4]
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(8, 20)}`
  }

  function personId(key: string) {
    return id('person', key)
  }

  function who(key: string): Who {
    const person = PEOPLE.find((one) => one.key === key)
    const organisation = ORGANISATIONS.find((one) => one.key === person?.organisation)
    if (!person || !organisation) throw new Error(`Nobody is called ${key}`)
    return {
      personId: personId(key),
      organisationId: id('organisation', organisation.key),
      groupId: id('group', organisation.group),
    }
  }

  return { now, id, personId, who, daysAgo: (days: number) => new Date(now.getTime() - days * DAY) }
}

/** A fraction between 0 and 1 that is always the same for a key: variety without chance. */
export function fractionOf(key: string) {
  return createHash('sha256').update(key).digest().readUInt32BE() / 0x1_0000_0000
}
