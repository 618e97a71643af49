import { db } from '#app/platform/db.server.ts'

export type QueuedMail = { to: string; language: string; template: string; values: Record<string, string> }

/** The mails that wait in the queue for this address, in the order they were written; no worker takes them in a test. */
export async function mailsTo(email: string): Promise<QueuedMail[]> {
  const rows = await db.$queryRaw<
    { payload: QueuedMail }[]
  >`SELECT payload FROM graphile_worker._private_jobs ORDER BY id`
  return rows.map(({ payload }) => payload).filter(({ to }) => to === email)
}

export function linkIn(mail: QueuedMail | undefined): string {
  if (!mail?.values.link) throw new Error('This mail holds no link')
  return mail.values.link
}
