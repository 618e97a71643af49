import './environment.ts'
import { afterAll, inject } from 'vitest'
import { setDocumentHost } from '#app/features/live-documents/document-host.server.ts'

const urls = inject('databaseUrls')
const worker = Number(process.env.VITEST_POOL_ID ?? 1)
process.env.DATABASE_URL = testDatabase()

// The next file in this process begins without the texts that this one served.
afterAll(() => setDocumentHost(null))

/** The migrated database of this test process. Tests make their own records in it and never empty it. */
export function testDatabase(): string {
  const url = urls[(worker - 1) % urls.length]
  if (!url) throw new Error('No test database was started for this process')
  return url
}
