import { connectDatabase, db, disconnectDatabase } from '#app/platform/db.server.ts'
import { seedDemonstration } from './index.ts'

/** `npm start` runs this on a database without a programme: `tsx prisma/seed/run.ts <database url>`. */
async function seedIfEmpty() {
  const url = process.argv[2]
  if (url) connectDatabase(url)
  const began = performance.now()
  process.stdout.write('Writing the demonstration\n')
  const written = await seedDemonstration(db, { now: new Date() })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(written ? `  two roundtables with their people, texts and votes (${seconds} s)\n` : '  there is a programme already: left as it is\n')
}

try {
  await seedIfEmpty()
} finally {
  await disconnectDatabase()
}
