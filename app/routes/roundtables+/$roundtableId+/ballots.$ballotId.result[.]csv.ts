import { z } from 'zod'
import { defineFile } from '#app/features/access/route.server.ts'
import { onBallot, resultOf } from '#app/features/ballots/ballots.queries.server.ts'
import { groupLabels } from '#app/features/ballots/group-labels.server.ts'
import { methodOf } from '#app/features/ballots/methods/registry.server.ts'
import { verdictOf } from '#app/features/ballots/rule/rule-words.ts'
import { verdictCsv } from '#app/features/ballots/rule/verdict-file.ts'

export const loader = defineFile({
  access: onBallot('view'),
  search: z.object({ part: z.enum(['rule']).optional().catch(undefined) }),
  async make({ language, subject, search: { part } }) {
    const { ballot } = subject
    const result = await resultOf(subject)
    const verdict = part && verdictOf(result)
    if (verdict) return { name: fileName(ballot.code, ballot.round, '-rule'), csv: verdictCsv(verdict) }
    return { name: fileName(ballot.code, ballot.round), csv: methodOf(ballot).csv(result, await groupLabels(language)) }
  },
})

/** Codes are typed by people: only what every file system takes. */
function fileName(code: string, round: number, part = '') {
  return `${code.replace(/[^A-Za-z0-9-]+/g, '-')}-round-${round}${part}.csv`
}
