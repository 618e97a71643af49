import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'

const hasSection = (status?: string) => ({
  pillars: { some: { ...SHOWN, sections: { some: { ...SHOWN, ...(status && { status }) } } } },
})

/** The numbers of the editions of which everybody may read something. */
export async function openDrafts(): Promise<number[]> {
  const rows = await db.roundtable.findMany({
    where: {
      OR: [
        { openText: 'whole', framework: hasSection() },
        { openText: 'agreed', framework: hasSection('agreed') },
      ],
    },
    select: { number: true },
    orderBy: { number: 'asc' },
  })
  return rows.map(({ number }) => number)
}
