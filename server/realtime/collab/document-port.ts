import type { DocumentHost, PassageAnchor } from '#app/features/live-documents/document-host.server.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { wordsByGroup } from './document/attribution.ts'
import type { Identity } from './document/author.ts'
import { contentJson } from './document/content-json.ts'
import type { LiveDocument } from './document/live-document.ts'
import { hasArrived, markPassage, type ServerEdit, unmarkPassage } from './document/marks.ts'
import { threadsIn } from './document/passages.ts'
import { ROW_KIND } from './document/row.ts'
import type { Collab } from './room/collab.ts'
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
        refuseDamaged(document)
        const marked = markPassage(document, threadId, passage)
        document.threads.add(threadId)
        await write(collab, document, marked.edit, identityOf(by))
        return marked.passage
      }),
    unmarkThread: (subject, threadId) =>
      withDocument(collab, subject, async (document) => {
        refuseDamaged(document)
        document.threads.delete(threadId)
        await write(collab, document, unmarkPassage(document, threadId), null)
      }),
    contentOf: (subject) =>
      withDocument(collab, subject, async (document) => {
        const { value: json, headSeq } = await document.asStored(() => contentJson(document.content))
        return { json, headSeq }
      }),
    wordsByGroup: (subject) => withDocument(collab, subject, wordsByGroup),
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

function refuseDamaged({ damage, paused }: LiveDocument) {
  if (damage || paused) throw new DomainError('unavailable')
}

async function write(
  collab: Collab,
  document: LiveDocument,
  { bytes, clientId }: ServerEdit,
  identity: Identity | null,
) {
  const fresh = bytes && document.apply(bytes)
  if (!fresh) return
  const { row, added } = document.append({
    clientId,
    clientSeq: 0,
    kind: ROW_KIND.server,
    identity,
    bytes: fresh,
    bind: [],
    member: null,
  })
  if (added) collab.queue.push(row)
  await document.barrier()
}
