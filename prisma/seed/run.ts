import { connectDatabase, db, disconnectDatabase } from '#app/platform/db.server.ts'
import { seedDemonstration } from './index.ts'
import { seedNeutral } from './neutral.ts'

/** A start runs this on a database without a programme: `tsx prisma/seed/run.ts <database url> demonstration`, or `neutral`. */
async function seedIfEmpty() {
  const [, , url, what] = process.argv
  if (url) connectDatabase(url)
  if (what === 'neutral') return void (await seedNeutral(db))
  const began = performance.now()
  process.stdout.write('Writing the demonstration\n')
  const written = await seedDemonstration(db, { now: new Date() })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(
    written
      ? `  two roundtables with their people, texts and votes (${seconds} s)\n`
      : '  there is a programme already: left as it is\n',
  )
}

try {
  await seedIfEmpty()
} finally {
  await disconnectDatabase()
}
