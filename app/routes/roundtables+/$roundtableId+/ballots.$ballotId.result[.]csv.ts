import { defineFile } from '#app/features/access/route.server.ts'
import { groupLabels, onBallot, resultOf } from '#app/features/ballots/ballots.queries.server.ts'
import { resultCsv } from '#app/features/ballots/result-file.ts'

export const loader = defineFile({
  access: onBallot('view'),
  make: async ({ language, subject }) => ({ name: fileName(subject.indicator.code, subject.ballot.round), csv: resultCsv(await resultOf(subject), await groupLabels(language)) }),
})

/** Codes are typed by people: only what every file system takes. */
function fileName(code: string, round: number) {
  return `${code.replace(/[^A-Za-z0-9-]+/g, '-')}-round-${round}.csv`
}
