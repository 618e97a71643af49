import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { hasResult } from '#app/features/ballots/recount/bundles.server.ts'
import { RecountPage } from '#app/features/ballots/recount/recount-page.tsx'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['recount', 'ballots'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onBallot('view'),
  load: async ({ subject, roundtableId, ballotId, t }) => ({
    roundtableId,
    title: t('recount:title-of', { code: subject.ballot.code }),
    name: subject.ballot.code || subject.ballot.name,
    to: pageOfSubject(subject),
    bundleAt: (await hasResult(subject)) ? paths.ballotBundle(roundtableId, ballotId) : null,
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Recount() {
  return <RecountPage {...useLoaderData<typeof loader>()} />
}
