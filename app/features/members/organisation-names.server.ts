import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'

/** For the lists in which whoever manages members chooses; ask the policy first. */
export function organisationNames() {
  return db.organisation.findMany({ where: SHOWN, select: { id: true, name: true }, orderBy: { name: 'asc' } })
}
