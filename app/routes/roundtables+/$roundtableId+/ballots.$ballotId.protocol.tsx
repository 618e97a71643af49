import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import type { MethodName } from '#app/features/ballots/methods/method-names.ts'
import { protocolOf } from '#app/features/ballots/protocol/protocol.queries.server.ts'
import { ProtocolPage } from '#app/features/ballots/protocol/protocol-page.tsx'

export const handle = {
  namespaces: ['ballot-protocol', 'ballots', 'methods', 'criteria', 'ballot-terms', 'ballot-rule'],
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onBallot('view'),
  load: async ({ subject, roundtableId, t }) => ({
    roundtableId,
    title: t('ballot-protocol:title-of', { code: subject.ballot.code }),
    name: subject.ballot.code || subject.ballot.name,
    to: pageOfSubject(subject),
    method: subject.ballot.method as MethodName,
    rounds: await protocolOf(subject),
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Protocol() {
  return <ProtocolPage {...useLoaderData<typeof loader>()} />
}
