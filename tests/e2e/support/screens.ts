import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sessionPaths } from '../../../app/shared/session-paths.ts'
import { emailOf } from './fixtures.ts'
import type { ProductServer } from './server.ts'

/** A screen as a moderator has opened it, with the address of its page. */
export async function openScreen(server: ProductServer, sessionId: string, face: object = { kind: 'blank' }) {
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')]
  await server.query(
    `INSERT INTO "Screen" (id, "sessionId", name, "tokenHash", face, "createdById") SELECT $1, $2, 'Room', $3, $4, id FROM "Person" WHERE email = $5`,
    [id, sessionId, createHash('sha256').update(token).digest('base64url'), face, emailOf('moderator')],
  )
  return { id, address: sessionPaths.screen(token) }
}
