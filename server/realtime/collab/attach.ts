import type { Namespace } from 'socket.io'
import { noteMassDeletion, noteTextEdited } from '#app/features/sections/edited.server.ts'
import { sectionDocumentAccess } from '#app/features/sections/section-access.server.ts'
import { env } from '#app/platform/env.server.ts'
import { onEvent } from '#app/platform/events.server.ts'
import { onSessionEnded } from '#app/platform/session.server.ts'
import { serveDocuments, type CollabServer } from './serve-documents.ts'
import type { CollabOptions } from './types.ts'

/** The document server as the product runs it: the sections' own rules decide who may read and write. */
export function attachCollab(namespace: Namespace, options: Pick<CollabOptions, 'pool' | 'log' | 'relay' | 'tick' | 'limits' | 'links' | 'preparedStatements' | 'onEvent' | 'onSessionEnded'>): CollabServer {
  return serveDocuments(namespace, {
    access: sectionDocumentAccess,
    onEvent,
    onSessionEnded,
    onEdited: noteTextEdited,
    onMassDeletion: noteMassDeletion,
    preparedStatements: Boolean(env.DATABASE_URL),
    ...options,
  })
}
