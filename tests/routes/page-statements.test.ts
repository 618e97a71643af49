import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { connectDatabase, db, disconnectDatabase } from '#app/platform/db.server.ts'
import { DEMO_ACCOUNTS } from '#prisma/seed/accounts.ts'
import { seedDemonstration } from '#prisma/seed/index.ts'
import { buildAction } from '#tests/factories/outcomes.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { buildLiveSession } from '#tests/factories/sessions.ts'
import { buildDraw } from '#tests/factories/tables.ts'
import { type OwnDatabase, ownDatabase } from '#tests/faults/own-database.ts'
import { MATRIX } from './access-matrix.ts'
import { type Caller, CALLERS } from './access-scene.ts'
import { countStatements } from './count-statements.ts'
import { pages, servePage } from './served-pages.ts'

const MOST = 12
/** Pages on which many chapters stand side by side, each with a part of its own that is also told by itself: counted all the same. */
const OF_MANY_CHAPTERS: Record<string, number> = {
  'roundtables+/$roundtableId+/sessions.$sessionId.cockpit.tsx': 30,
  'roundtables+/$roundtableId+/sessions.$sessionId.room.tsx': 20,
}

const statements: string[] = []
let database: OwnDatabase
let cookies: Record<Caller, string>
let choices: Record<string, string[]>
const measured = new Map<string, Partial<Record<Caller, number>>>()

beforeAll(async () => {
  database = await ownDatabase()
  await disconnectDatabase()
  connectDatabase(database.url)
  await seedDemonstration(db, { now: new Date() })
  setDocumentHost({
    wordsByGroup: async () => ({}),
    contentOf: async () => ({ json: { type: 'doc', content: [] }, headSeq: 0 }),
  } as Partial<DocumentHost> as DocumentHost)
  choices = await choicesOf()
  cookies = await cookiesOf()
  // The words of a section are counted once, at the first page that shows it.
  await servePage(requestOf(addressesOf('/roundtables/:roundtableId')[0]!, 'data', cookies.secretariat))
  countStatements(statements)
}, 120_000)

// How a page is drawn is tested elsewhere: the development build of React has much to say on a server.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

afterAll(async () => {
  mkdirSync('test-results', { recursive: true })
  writeFileSync('test-results/page-statements.md', table())
  await disconnectDatabase()
  await database.close()
})

describe.each(pages)('$file', ({ file, path }) => {
  const most = OF_MANY_CHAPTERS[file] ?? MOST
  test.each(CALLERS)(`asks the database at most ${most} times for the %s`, async (caller) => {
    const addresses = addressesOf(path)
    const statuses = [await load(addresses[0]!, 'document')]
    for (const address of addresses) statuses.push(await load(address, 'data'))
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    if (opens(file, caller)) expect(statuses).toContain(200)

    async function load(address: string, kind: 'document' | 'data') {
      statements.length = 0
      const { status } = await servePage(requestOf(address, kind, cookies[caller]))
      measured.set(file, {
        ...measured.get(file),
        [caller]: Math.max(measured.get(file)?.[caller] ?? 0, statements.length),
      })
      expect(statements.length, `${address} as ${kind}:\n${statements.join('\n')}`).toBeLessThanOrEqual(most)
      return status
    }
  })
})

/** The pages behind the sign-in, for those whom the access matrix lets in: what is counted there is the page and no refusal. The list sends on whoever sits at one table. */
function opens(file: string, caller: Caller) {
  const told = MATRIX[`${file} loader`]?.told.split(' ')[CALLERS.indexOf(caller)]
  return told === 'ok' && /^(roundtables\+\/\$roundtableId|secretariat|profile)\+/.test(file)
}

function table() {
  const lines = [...measured].map(
    ([file, counts]) => `| \`${file}\` | ${CALLERS.map((caller) => counts[caller]).join(' | ')} |`,
  )
  return [`| page | ${CALLERS.join(' | ')} |`, `| --- |${' ---: |'.repeat(CALLERS.length)}`, ...lines, ''].join('\n')
}

function requestOf(address: string, kind: 'document' | 'data', cookie: string) {
  const path = kind === 'data' ? `${address === '/' ? '/_root' : address}.data` : address
  return new Request(new URL(path, 'http://roundtable.test'), { headers: cookie ? { Cookie: cookie } : {} })
}

/** The page's addresses in the demonstration: several where what it shows depends on a record's state. */
function addressesOf(path: string): string[] {
  const name = /:(\w+)/.exec(path)?.[1]
  if (!name) return [path.replace('*', 'nothing-here')]
  return (choices[name] ?? ['none']).flatMap((id) => addressesOf(path.replace(`:${name}`, id)))
}

async function choicesOf() {
  const roundtable = await db.roundtable.findFirstOrThrow({ where: { state: 'running' } })
  const here = { roundtableId: roundtable.id }
  const framework = { framework: here }
  const sections = await db.section.findMany({ where: { pillar: framework }, distinct: ['status', 'lockedById'] })
  const threaded = await db.commentThread.findMany({
    where: { section: { pillar: framework } },
    distinct: ['sectionId'],
  })
  const ballots = await db.ballot.findMany({ where: here, distinct: ['state', 'round'] })
  const indicators = await db.indicator.findMany({ where: here, distinct: ['state'] })
  const meetings = await db.session.findMany({ where: here, distinct: ['state'] })
  const broken = await buildLiveSession({ roundtable, number: 90 })
  const { tableId } = await buildDraw({ session: broken, members: [] })
  // Whoever owns an action settles it.
  const { email } = DEMO_ACCOUNTS.find(({ role }) => role === 'participant')!
  const participant = await db.membership.findFirstOrThrow({ where: { ...here, person: { email } } })
  const interests = await db.interest.findMany({ distinct: ['state'] })
  const mappings = await db.mapping.findMany({ where: here, distinct: ['indicatorId'] })
  const frameworks = await db.referenceFramework.findMany({ where: here })
  const first = async (rows: Promise<{ id: string }[]>) => (await rows).slice(0, 1).map(({ id }) => id)
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
  return {
    roundtableId: [roundtable.id],
    sectionId: [...new Set([...ids(sections), ...threaded.slice(0, 2).map(({ sectionId }) => sectionId)])],
    ballotId: ids(ballots),
    indicatorId: [
      ...new Set([
        ...ids(indicators),
        ...ballots.flatMap(({ indicatorId }) => indicatorId ?? []),
        ...mappings.map(({ indicatorId }) => indicatorId),
      ]),
    ],
    decisionId: await first(db.decision.findMany({ where: here })),
    actionId: [(await buildAction({ session: broken, ownerId: participant.id })).id],
    entryId: [mappings[0]!.entryId],
    frameworkId: ids(frameworks),
    interestId: ids(interests),
    sessionId: [...ids(meetings), broken.id],
    tableId: [tableId],
    documentId: await first(db.relatedDocument.findMany()),
    groupId: await first(db.stakeholderGroup.findMany()),
    organisationId: await first(db.organisation.findMany()),
    number: [String(roundtable.number)],
    token: ['a-link-that-never-was'],
  }
}

async function cookiesOf(): Promise<Record<Caller, string>> {
  const outsider = await buildMember({ role: 'moderator' })
  const cookie = async (role: string) => {
    const email = DEMO_ACCOUNTS.find((account) => account.role === role)!.email
    return cookieOf(await db.person.findUniqueOrThrow({ where: { email } }))
  }
  return {
    visitor: '',
    outsider: await cookieOf(outsider.person),
    observer: await cookie('observer'),
    participant: await cookie('participant'),
    moderator: await cookie('moderator'),
    secretariat: await cookie('secretariat'),
  }
}
