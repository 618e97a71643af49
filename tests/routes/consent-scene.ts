import { expect } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.index.tsx'
import * as showing from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as onSection from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.ballot.tsx'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

export const RULE = { minimumTurnout: '0.5', share: '0.7', groups: '1', groupShare: '0.6', objections: '1' }
export const answer = (position: string, reason = '') => ({ position, reason })
export const votesOf = ({ id }: Pick<Ballot, 'id'>) =>
  db.vote.findMany({ where: { ballotId: id }, orderBy: { castAt: 'asc' } })

/** A section with a moderator and four members of one group; `text` and `version` are what the document server says of it. */
export async function buildConsentScene() {
  const document = { text: 'Nobody pays more than two per cent.', version: 14 }
  const json = () => {
    const { text } = document
    return { type: 'doc', content: text ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : [] }
  }
  setDocumentHost({
    contentOf: async () => ({ json: json(), headSeq: document.version }),
    wordsByGroup: async () => ({}),
    pauseWriting: async () => {},
    resumeWriting: async () => {},
  } as unknown as DocumentHost)
  const roundtable = await buildRoundtable()
  const section = await buildSection({ roundtable })
  const moderator = await buildMember({ roundtable, role: 'moderator' })
  const { group } = moderator
  const members = await Promise.all([1, 2, 3, 4].map(() => buildMember({ roundtable, group })))

  const call = (
    handler: unknown,
    who: Member,
    params: Record<string, string>,
    body?: Record<string, string>,
    query = '',
  ) =>
    callRoute(handler, {
      as: who.person,
      path: `/${query}`,
      params: { roundtableId: roundtable.id, ...params },
      body: body && { ...body, reply: 'inline' },
    })
  const vote = (who: Member, { id }: Pick<Ballot, 'id'>, body: Record<string, string>) =>
    call(voting.action, who, { ballotId: id }, body)

  async function onItsSection(rule: Record<string, string> = RULE) {
    const opened = await call(onSection.action, moderator, { sectionId: section.id }, rule)
    expect(opened.data).toMatchObject({ ok: true })
    return db.ballot.findFirstOrThrow({ where: { sectionId: section.id }, orderBy: { round: 'desc' } })
  }

  async function shown({ id }: Ballot) {
    await call(closure.action, moderator, { ballotId: id }, {})
    await call(showing.action, moderator, { ballotId: id }, {})
    return (await call(page.loader, members[0]!, { ballotId: id })).data.ballot
  }

  return { document, section, moderator, members, call, vote, onItsSection, shown }
}
