import { type Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'

/**
 * The last thing that an act on a ballot does where it is asked in a session: what it changed is told with the room's next version. Last, so that
 * votes hold the room for no longer than their commit takes, and after the ballot's own lock, so that no two acts wait for each other.
 */
export async function tellRoom(tx: Tx, { sessionId }: Pick<Ballot, 'sessionId'>) {
  if (!sessionId) return
  await tx.$executeRaw`UPDATE "SessionRun" SET "version" = "version" + 1 WHERE "sessionId" = ${sessionId}::uuid`
}
