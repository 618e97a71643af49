import { defineBinaryFile } from '#app/features/access/route.server.ts'
import { onBallot } from '#app/features/ballots/ballots.queries.server.ts'
import { bundleOf } from '#app/features/ballots/recount/bundles.server.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'

export const loader = defineBinaryFile({
  access: onBallot('view'),
  make: async ({ subject }) => ({
    name: `ballot-${subject.ballot.id}.json`,
    type: 'application/json',
    bytes: Buffer.from(canonicalJson(await bundleOf(subject))),
  }),
})
