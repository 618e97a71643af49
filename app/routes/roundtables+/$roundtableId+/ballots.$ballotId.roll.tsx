import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { rollOf } from '#app/features/ballots/secret/roll.queries.server.ts'
import { RollPage } from '#app/features/ballots/secret/roll-page.tsx'

export const handle = { namespaces: ['secret-ballot', 'ballots'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onBallot('view'),
  load: async ({ subject, roundtableId, t }) => ({
    roundtableId,
    title: t('secret-ballot:roll.title-of', { code: subject.ballot.code || subject.ballot.name }),
    name: subject.ballot.code || subject.ballot.name,
    to: pageOfSubject(subject),
    roll: await rollOf(subject),
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Roll() {
  return <RollPage {...useLoaderData<typeof loader>()} />
}
