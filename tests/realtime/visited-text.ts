import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { openReady, saved, startCollab, write } from './collab-harness.ts'

/** Any text of more than four ids is rolled as soon as it is let go of. */
export const SMALL = { rollIds: 4, rollQuietMs: 0, idleUnloadMs: 1 }
export const firstText = ({ fragment }: CollabProvider) => (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText

/** A text that two people have written in, with an id for each of six visits; nobody is at it. Ada has taken a line of Bo's out again, and a comment stands on a word of hers. */
export async function visited(options: Parameters<typeof startCollab>[0] = {}) {
  const server = await startCollab({ limits: { ...SMALL, rollIds: 1000 }, ...options })
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const subject = sectionText(section.id)
  const { host } = server.collab
  const visit = async (who: Member, work: (it: CollabProvider) => void) => {
    const it = await openReady(server.url, who, section.id)
    work(it)
    await saved(it)
    it.destroy()
    return it
  }
  await visit(ada, (it) => write(it, 'The river feeds the town below.'))
  await visit(bo, (it) => write(it, 'Fields beside it flood each spring.'))
  await visit(bo, (it) => write(it, 'Nobody counts the cost.'))
  const full = await host.keepVersion(subject)
  const thread = randomUUID()
  const marker = await openReady(server.url, bo, section.id)
  const place = (index: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(firstText(marker), index, -1))).toString(
      'base64',
    )
  await host.markThread(subject, thread, { anchor: place(4), head: place(9) }, bo.seat)
  marker.destroy()
  await visit(ada, (it) => it.fragment.delete(2, 1))
  await visit(ada, (it) => firstText(it).insert(0, 'Once '))
  await visit(bo, (it) => firstText(it).insert(0, 'At '))
  const { rows } = await server.pool.query<{ id: string; lineage: string }>(
    'SELECT "id", "lineage" FROM "CollabDocument" WHERE "subjectId" = $1',
    [section.id],
  )
  return { ...server, host, roundtable, section, subject, ada, bo, visit, full, thread, ...rows[0]! }
}
type Scene = Awaited<ReturnType<typeof visited>>

export const lineageOf = async ({ pool, id }: Pick<Scene, 'pool' | 'id'>) =>
  (await pool.query<{ lineage: string }>('SELECT "lineage" FROM "CollabDocument" WHERE "id" = $1', [id])).rows[0]!
    .lineage

/** The same text on a server that rolls it as soon as somebody has looked at it. */
export async function rolled(scene: Scene, options: Parameters<typeof startCollab>[0] = {}) {
  await scene.close()
  const server = await startCollab({ limits: SMALL, ...options })
  await server.collab.host.contentOf(scene.subject)
  await expect.poll(() => server.collab.stats.rolls).toBe(1)
  return { ...server, host: server.collab.host }
}

/** How it reads. */
export const LINES = ['At Once The river feeds the town below.', 'Fields beside it flood each spring.']
