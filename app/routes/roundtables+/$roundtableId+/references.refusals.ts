import { defineAction } from '#app/features/access/route.server.ts'
import { refusedLines } from '#app/features/references/import.server.ts'
import { atReferences } from '#app/features/references/references.queries.server.ts'
import { refusalsCsv } from '#app/features/references/refusals.server.ts'
import { readSent } from '#app/features/references/sent.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'

/** The lines that an import would refuse, with why, in the reader's language: a file to correct them in. */
export const action = defineAction({
  access: atReferences('import'),
  async respond({ request, actor, place, language }) {
    await limit('export', actor.personId)
    const sent = await readSent(request, actor)
    if ('problem' in sent) throw new DomainError('too-large')
    const csv = refusalsCsv(await refusedLines(place, sent), language)
    return new Response(csv, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="refused-lines.csv"',
      },
    })
  },
})
