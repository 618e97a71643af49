import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import { buildBallot, buildIndicator, buildThread, buildVote } from '#tests/factories/decisions.ts'
import { buildDocument, buildOrganisation } from '#tests/factories/people.ts'
import { buildMember, buildPillar, buildSection, type Member } from '#tests/factories/roundtables.ts'

/** Removed so long ago that the next emptying of the bin takes it. */
export const longAgo = { removedAt: new Date(Date.now() - 31 * 86_400_000) }

/** A moderator of a roundtable who is of the secretariat as well, on a document server whose texts are empty. */
export async function buildBinKeeper(): Promise<Member> {
  const host: Partial<DocumentHost> = {
    contentOf: async () => ({ json: { type: 'doc', content: [] }, headSeq: 0 }),
    wordsByGroup: async () => ({}),
    orphanedThreads: async () => [],
    pauseWriting: async () => {},
    resumeWriting: async () => {},
  }
  setDocumentHost(host as DocumentHost)
  const moderator = await buildMember({ role: 'moderator' })
  await db.person.update({ where: { id: moderator.person.id }, data: { secretariat: true } })
  return moderator
}

/** One of each kind that can be removed, every one with "Okapi" in its words. */
export async function buildRemovables(moderator: Member) {
  const roundtable = moderator.roundtable
  const pillar = await buildPillar({ roundtable, title: 'Okapi pillar' })
  const [section, empty] = await Promise.all([
    buildSection({ roundtable, title: 'Okapi section' }),
    buildSection({ pillar }),
  ])
  const mentions = [{ type: 'person', id: moderator.person.id, label: moderator.person.name }]
  const { thread, comment } = await buildThread({ section, body: 'Okapi words' })
  await db.comment.update({ where: { id: comment.id }, data: { mentions } })
  const indicator = await buildIndicator({ roundtable, name: 'Okapi indicator', source: 'Okapi source' })
  const ballot = await buildBallot({
    roundtable,
    indicator,
    state: 'closed',
    closedAt: new Date(),
    closedById: moderator.person.id,
  })
  await buildVote({ ballot })
  const [organisation, document] = await Promise.all([
    buildOrganisation({ name: 'Okapi organisation' }),
    buildDocument(),
  ])
  await db.relatedDocument.update({
    where: { id: document.id },
    data: { title: { en: 'Okapi document', fr: 'Okapi document' } },
  })
  return { pillar, section, empty, thread, indicator, ballot, organisation, document }
}
