import { readFileSync } from 'node:fs'
import path from 'node:path'
import { guessMatching } from '#app/features/references/columns.ts'
import { planEntries } from '#app/features/references/entry-plan.ts'
import { csvTable } from '#app/features/references/source-table.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { REFERENCES } from '../content/references.ts'
import type { SeedContext } from './context.ts'

const IMPORTED_DAYS_AGO = 69

/** The lists of the running roundtable, read as the import reads them. */
export function referenceRows(context: SeedContext) {
  const frameworks: Prisma.ReferenceFrameworkCreateManyInput[] = []
  const entries: Prisma.ReferenceEntryCreateManyInput[] = []
  const at = context.daysAgo(IMPORTED_DAYS_AGO)
  for (const { key, file, columns, ...told } of REFERENCES) {
    const frameworkId = context.id('reference', key)
    const plan = planOf(file, columns)
    frameworks.push({
      ...told,
      id: frameworkId,
      roundtableId: context.id('roundtable', 'second'),
      columns: { ...columns },
      personId: context.personId('secretariat'),
      createdAt: at,
      updatedAt: at,
    })
    for (const line of plan.lines) {
      if (line.kind !== 'new') throw new Error(`${file}, line ${line.line}: ${JSON.stringify(line)}`)
      const { parentKey, ...entry } = line.entry
      const parentId = parentKey ? entryId(context, key, parentKey) : null
      entries.push({ ...entry, id: entryId(context, key, entry.key), frameworkId, parentId })
    }
  }
  return { frameworks, entries }
}

/** The id of an entry, by its list and its key there. */
export function entryId({ id }: SeedContext, list: string, key: string) {
  return id('reference-entry', `${list} ${key}`)
}

function planOf(file: string, columns: Record<string, string>) {
  const table = csvTable(readFileSync(path.resolve('prisma/seed/content', file), 'utf8'))
  if ('problem' in table) throw new Error(`${file}: ${table.problem}`)
  return planEntries(table, guessMatching(table.header, columns), { language: 'en', textShown: true }, [])
}
