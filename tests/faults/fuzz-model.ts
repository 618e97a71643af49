import { setTimeout as pause } from 'node:timers/promises'
import { jsonOf } from '#server/realtime/collab/log/image.ts'
import { openReady } from '#tests/realtime/collab-harness.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { restructure } from './fuzz-structure.ts'
import type { Client, Person, World } from './fuzz-world.ts'
import type { Random } from './scale.ts'
import { strangersIn } from './strangers.ts'
import { authorOf, duplicatesIn, indexOf, outOfOrder, textOf, tokenOf, tokensIn, tornIn } from './tokens.ts'
import { everyone } from './until.ts'
import { hashOf, readStored } from './verdict.ts'

const PATIENCE_MS = 60_000

/** What must be true whatever happens: who may write, and of each token whether it must, may or must not be in the text. */
export class Model {
  private locked = false
  /** Counts the changes of who may write; a bar is known by the number of the change that made it. */
  private changes = 0
  private bars = new Map<Person, number>()
  /** Under which bar a token was typed, if under one. */
  private readonly typedUnder = new Map<string, { person: Person; bar: number }>()
  private readonly decided = new Set<string>()

  /** In whose blocks others changed more than words: their order says nothing any more. */
  private readonly displaced = new Set<number>()
  restructured = 0

  constructor(private readonly world: World) {}

  arrives(person: Person) {
    this.world.arrive(person, (kind, token) => {
      const bar = this.bars.get(person)
      if (kind === 'T' && bar !== undefined) this.typedUnder.set(token, { person, bar })
    })
  }

  types(client: Client) {
    this.writes(client, () => client.author.type())
  }

  writes(client: Client, work: (client: Client) => void) {
    if (client.provider.state !== 'gone') work(client)
  }

  /** Whoever has words in a block that is changed, or types in it unseen, is no longer held to their order. */
  restructures(client: Client, random: Random) {
    if (client.provider.state === 'gone' || client.provider.role !== 'writer' || !client.author.writes) return
    const name = restructure(this.world.show(client), random, this.world.clients, (authors) =>
      authors.forEach((author) => this.displaced.add(author)),
    )
    if (name) this.restructured++
  }

  async toggleLock() {
    this.locked = !this.locked
    await this.world.lock(this.locked)
    this.barAgain()
  }

  async toggleRole(person: Person) {
    person.observer = !person.observer
    await this.world.setRole(person, person.observer)
    this.barAgain()
  }

  private barAgain() {
    this.changes++
    for (const [index, person] of this.world.people.entries()) {
      const barred = person.observer || (this.locked && index > 0)
      if (!barred) this.bars.delete(person)
      else if (!this.bars.has(person)) this.bars.set(person, this.changes)
    }
  }

  /** Lets everything come to rest, and compares all that there is with all that must be. */
  async settle({ last }: { last: boolean }): Promise<string[]> {
    const { world } = this
    for (const client of world.clients) {
      client.delay(0)
      if (client.provider.state !== 'gone' && !client.socket.active) client.socket.connect()
    }
    const of = new Map(world.clients.map((client) => [client.provider, client.author]))
    // With refused words to show, that a deletion still waits is not said.
    const rested = ({ state, unsaved }: Client['provider']) => (state === 'saved' || state === 'refused') && !unsaved
    const answered = await everyone(
      [...of.keys()],
      (it) => it.state === 'gone' || (rested(it) && of.get(it)!.unanswered === 0),
      PATIENCE_MS,
    )
    const wrong = world.clients.flatMap(({ number, provider, author }, index) =>
      answered[index] === null ? [`client ${number} is ${provider.state} with ${author.unanswered} unanswered`] : [],
    )
    const fresh = await openReady(world.url, world.people[0]!.member, world.section.id)
    wrong.push(...(await this.hearOffers()))
    wrong.push(...(await this.compare(fresh.fragment, hashOf(jsonOf(fresh.doc)), last)))
    fresh.destroy()
    for (const client of [...world.clients]) {
      client.provider.discardRefused()
      if (client.provider.state !== 'gone') continue
      world.clients.splice(world.clients.indexOf(client), 1)
      client.provider.destroy()
    }
    if (!world.clients.length) this.arrives(world.people[0]!)
    return wrong
  }

  /** What has no place any more is with a device of its author, or is kept until they come back. */
  private async hearOffers(): Promise<string[]> {
    const { server, section, clients, places, notes } = this.world
    const document = server.collab.documents.of({ type: 'section', id: section.id })!
    const heard = () => !document.carrier.waits && document.offers.every(({ offeredTo }) => offeredTo === null)
    const until = Date.now() + PATIENCE_MS
    while (!heard() && Date.now() < until) await pause(20)
    for (const token of tokensIn(document.offers.map(({ words }) => words).join(' '))) notes.offered.add(token)
    for (const { provider, person } of clients) {
      const own = tokensIn(provider.refusedText ?? '').filter(
        (token) => places[authorOf(token)]?.personId === person.member.person.id,
      )
      for (const token of own) if (!notes.refused.has(token)) notes.offered.add(token)
    }
    return heard() ? [] : ['words without a place were not offered back']
  }

  private async compare(fragment: Parameters<typeof textOf>[0], hash: string, last: boolean) {
    const { world, decided } = this
    const { typed, acknowledged, refused, erased, offered } = world.notes
    const here = world.clients.filter(({ provider }) => provider.state !== 'gone')
    const equal = await everyone(
      here.map(({ provider }) => provider),
      ({ doc }) => hashOf(jsonOf(doc)) === hash,
      PATIENCE_MS,
    )
    const wrong = here.flatMap(({ number }, index) =>
      equal[index] === null ? [`client ${number} has another text`] : [],
    )
    const document = world.server.collab.documents.of({ type: 'section', id: world.section.id })!
    await document.barrier()
    const stored = await readStored(
      testDatabase(),
      { documentId: document.id, places: world.places } as Parameters<typeof readStored>[1],
      { snapshots: last },
    )
    if (stored.hash !== hash) wrong.push('the log has another text')
    wrong.push(...stored.problems.filter((problem) => !world.broken.has(problem)))
    wrong.push(...world.carryError.splice(0))
    const present = tokensIn(textOf(fragment))
    const set = new Set(present)
    const say = (what: string, tokens: Iterable<string>) => {
      const list = [...tokens]
      if (list.length)
        wrong.push(`${what}: ${list.slice(0, 5).join(' ')}${list.length > 5 ? ` and ${list.length - 5} more` : ''}`)
    }
    const gone = (token: string) => !set.has(token) && !erased.has(token) && !offered.has(token)
    say(
      'under another name',
      strangersIn(document, world.places).filter((token) => !nextTo(token).some((other) => erased.has(other))),
    )
    say('torn', tornIn(textOf(fragment)))
    say('acknowledged and lost', [...acknowledged].filter(gone))
    say('was in the text and is lost', [...decided].filter(gone))
    say('there twice', duplicatesIn(present))
    say('out of order', outOfOrder(present.filter((token) => !this.displaced.has(authorOf(token)))))
    say(
      'from nobody',
      present.filter((token) => !typed.has(token)),
    )
    say(
      'typed by somebody who could not write',
      present.filter((token) => this.stillBarred(token)),
    )
    say(
      'stored and offered back',
      present.filter((token) => refused.has(token)),
    )
    const living = new Set(here.map(({ number }) => String(number)))
    say(
      'neither stored nor offered back',
      [...typed].filter((token) => living.has(/\d+/.exec(token)![0]) && gone(token) && !refused.has(token)),
    )
    for (const token of present) decided.add(token)
    return wrong
  }

  private stillBarred(token: string) {
    const under = this.typedUnder.get(token)
    return under !== undefined && this.bars.get(under.person) === under.bar
  }
}

/** A word and those typed before and behind it: one taken out while somebody who does not know of it changes its block leaves doubt about its neighbours, which are much alike. */
function nextTo(token: string) {
  const [author, index] = [authorOf(token), indexOf(token)]
  return [index - 1, index, index + 1].map((at) => tokenOf(author, at))
}
