import type { Tx } from '#app/platform/db.server.ts'
import { attachedDocumentHost } from './document-host.server.ts'

/**
 * Runs the work while nobody writes in this section's text: what was taken before is stored, and what comes meanwhile is sent again later.
 * Goes around the transaction, never into it: the text is stored over other connections. A text that nobody ever opened, or whose node
 * is out of reach, is not paused: the lock that the transaction takes is safe without it.
 */
export async function whileNobodyWrites<T>(sectionId: string, work: () => Promise<T>): Promise<T> {
  const host = attachedDocumentHost()
  await host?.pauseWriting(sectionId).catch(() => undefined)
  try {
    return await work()
  } finally {
    await host?.resumeWriting(sectionId).catch(() => undefined)
  }
}

/**
 * Locks the section and its text, in this order and before anything that belongs to them: a commit of the document log locks the text
 * first, too. Whoever stores a row waits, and finds afterwards what the transaction left.
 */
export async function lockSectionAndText(tx: Tx, sectionId: string) {
  await tx.$queryRaw`SELECT "id" FROM "Section" WHERE "id" = ${sectionId}::uuid FOR UPDATE`
  await tx.$queryRaw`SELECT "id" FROM "CollabDocument" WHERE "sectionId" = ${sectionId}::uuid FOR UPDATE`
}
