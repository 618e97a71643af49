import type { Namespace } from 'socket.io'
import type { DocumentChapters } from '#app/features/live-documents/document-chapter.server.ts'
import { minutesDocuments } from '#app/features/minutes/minutes-access.server.ts'
import { sectionDocuments } from '#app/features/sections/section-document.server.ts'
import { tableDocuments } from '#app/features/tables/table-access.server.ts'
import { env } from '#app/platform/env.server.ts'
import { onEvent } from '#app/platform/events.server.ts'
import { onSessionEnded } from '#app/platform/session.server.ts'
import type { CollabOptions } from './collab/room/collab.ts'
import { type CollabServer, serveDocuments } from './collab/serve-documents.ts'

/** Every kind of subject that has living texts, and the chapter that answers for them. */
export const documentChapters: DocumentChapters = {
  section: sectionDocuments,
  minutes: minutesDocuments,
  table: tableDocuments,
}

/** The document server as the product runs it. */
export function attachCollab(
  namespace: Namespace,
  options: Pick<
    CollabOptions,
    'pool' | 'log' | 'tick' | 'limits' | 'links' | 'preparedStatements' | 'onEvent' | 'onSessionEnded'
  >,
): CollabServer {
  return serveDocuments(namespace, {
    subjects: documentChapters,
    onEvent,
    onSessionEnded,
    preparedStatements: Boolean(env.DATABASE_URL),
    ...options,
  })
}
