import { defineFile } from '#app/features/access/route.server.ts'
import { groupLabels, onBallot, resultOf } from '#app/features/ballots/ballots.queries.server.ts'
import { methodOf } from '#app/features/ballots/methods/registry.server.ts'

export const loader = defineFile({
  access: onBallot('view'),
  make: async ({ language, subject }) => ({
    name: fileName(subject.ballot.code, subject.ballot.round),
    csv: methodOf(subject.ballot).csv(await resultOf(subject), await groupLabels(language)),
  }),
})

/** Codes are typed by people: only what every file system takes. */
function fileName(code: string, round: number) {
  return `${code.replace(/[^A-Za-z0-9-]+/g, '-')}-round-${round}.csv`
}
