import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { DocumentHost, PassageAnchor } from '#app/features/live-documents/document-host.server.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { wordsByGroup } from './document/attribution.ts'
import { authorshipOf, withinRange } from './document/authorship.ts'
import { contentJson } from './document/content-json.ts'
import type { LiveDocument } from './document/live-document.ts'
import { hasArrived, markPassage, unmarkPassage } from './document/marks.ts'
import { threadsIn } from './document/passages.ts'
import { authorshipAt } from './log/authorship-at.ts'
import { keepVersion } from './log/compaction.ts'
import { documentAt } from './log/stored-at.ts'
import { anchorsIn, removeAnchor, setAnchor } from './room/anchors.ts'
import type { Collab } from './room/collab.ts'
import { writeOnBehalf } from './room/on-behalf.ts'
import { refuseUnwritable, restore } from './room/restore.ts'
import { writeMarks } from './room/server-edit.ts'
import { identityOf } from './session/roles.ts'

/** Longer than any transaction: whoever paused the text and died does not stop it for ever. */
const PAUSE_MS = 30_000
/** Words that need longer are not on their way: their author is offline, or they were refused. */
const ARRIVAL_MS = 5_000

/** What features may do with the living text. */
export function documentPort(collab: Collab): DocumentHost {
  return {
    markThread: (subject, threadId, passage, by) =>
      withDocument(collab, subject, async (document) => {
        await untilArrived(document, passage)
        refuseUnwritable(document)
        const marked = markPassage(document, threadId, passage)
        document.threads.add(threadId)
        document.markIds.add(threadId)
        await writeMarks(collab, document, marked.edit, identityOf(by))
        return marked.passage
      }),
    unmarkThread: (subject, threadId) =>
      withDocument(collab, subject, async (document) => {
        refuseUnwritable(document)
        document.threads.delete(threadId)
        document.markIds.delete(threadId)
        await writeMarks(collab, document, unmarkPassage(document, threadId), null)
      }),
    setAnchor: (subject, anchor, passage, by) =>
      withDocument(collab, subject, async (document) => {
        await untilArrived(document, passage)
        return setAnchor(collab, document, { anchor, passage, by: identityOf(by) })
      }),
    removeAnchor: (subject, anchor) =>
      withDocument(collab, subject, (document) => removeAnchor(collab, document, anchor)),
    anchorsIn: (subject) => withDocument(collab, subject, (document) => anchorsIn(collab, document)),
    writeOnBehalf: (subject, { by, acceptedBy, ...proposed }) =>
      withDocument(collab, subject, (document) =>
        writeOnBehalf(collab, document, { ...proposed, by: identityOf(by), acceptedBy: identityOf(acceptedBy) }),
      ),
    contentOf: (subject) =>
      withDocument(collab, subject, async (document) => {
        const { value: json, headSeq } = await document.asStored(() => contentJson(document.content))
        return { json, headSeq }
      }),
    contentAt: async (subject, seq) => {
      const doc = await documentAt(collab.pool, await documentIdOf(collab, subject), seq)
      const json = contentJson(doc.getXmlFragment(CONTENT_ROOT))
      doc.destroy()
      return json
    },
    keepVersion: (subject) =>
      withDocument(collab, subject, async (document) => {
        if (document.damage) throw new DomainError('unavailable')
        const seq = await keepVersion(collab, document)
        if (seq === null) throw new DomainError('unavailable')
        return seq
      }),
    restore: (subject, seq, { threadIds, by, gate }) =>
      withDocument(collab, subject, (document) => {
        refuseUnwritable(document)
        return restore(collab, document, { seq, threads: new Set(threadIds), by: identityOf(by), gate })
      }),
    authorship: (subject, range) =>
      withDocument(collab, subject, async (document) => {
        const { value: blocks, headSeq: seq } = await document.asStored(() => authorshipOf(document))
        return { seq, blocks: range ? withinRange(blocks, range) : blocks }
      }),
    authorshipAt: async (subject, at, range) => {
      const { seq, blocks } = await authorshipAt(collab.pool, await documentIdOf(collab, subject), at)
      return { seq, blocks: range ? withinRange(blocks, range) : blocks }
    },
    wordsByGroup: (subject) => withDocument(collab, subject, (document) => wordsByGroup(authorshipOf(document))),
    orphanedThreads: (subject, threadIds) =>
      withDocument(collab, subject, (document) => {
        const standing = threadsIn(document.content)
        return threadIds.filter((id) => !standing.has(id))
      }),
    pauseWriting: (subject) =>
      withDocument(collab, subject, (document) => {
        document.pauseWriting(PAUSE_MS)
        return document.barrier()
      }),
    resumeWriting: (subject) => withDocument(collab, subject, (document) => document.resumeWriting()),
  }
}

async function withDocument<T>(
  collab: Collab,
  subject: DocumentSubject,
  work: (document: LiveDocument) => T | Promise<T>,
): Promise<T> {
  const documentId = collab.documents.of(subject)?.id ?? (await documentIdOf(collab, subject))
  const document = await collab.documents.acquire(documentId)
  try {
    return await work(document)
  } finally {
    collab.documents.release(document)
  }
}

async function documentIdOf({ pool }: Collab, { type, id }: DocumentSubject) {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT "id" FROM "CollabDocument" WHERE "subjectType" = $1 AND "subjectId" = $2',
    [type, id],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0].id
}

/** A passage may be commented on before its words, written a moment ago, have come: they are waited for, a while. */
async function untilArrived({ doc }: LiveDocument, passage: PassageAnchor) {
  if (hasArrived(doc, passage)) return
  await new Promise<void>((resolve) => {
    const look = () => hasArrived(doc, passage) && stop()
    const stop = () => {
      clearTimeout(patience)
      doc.off('afterTransaction', look)
      resolve()
    }
    const patience = setTimeout(stop, ARRIVAL_MS)
    doc.on('afterTransaction', look)
  })
}
