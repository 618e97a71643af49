import * as Y from 'yjs'
import type { ProductServer } from './server.ts'

/** Every letter that was ever written down for a section, in the order of its log, also what was deleted later. */
export async function loggedLetters(server: ProductServer, sectionId: string) {
  const rows = await server.query<{ bytes: Buffer }>(
    'SELECT u.bytes FROM "CollabUpdate" u JOIN "CollabDocument" d ON d.id = u."documentId" WHERE d."sectionId" = $1 ORDER BY u.seq',
    [sectionId],
  )
  return rows
    .map(({ bytes }) =>
      Y.decodeUpdate(bytes)
        .structs.map((struct) =>
          struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '',
        )
        .join(''),
    )
    .join('')
}
