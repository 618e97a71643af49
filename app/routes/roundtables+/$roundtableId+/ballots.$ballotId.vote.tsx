import { randomUUID } from 'node:crypto'
import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { withAnswered } from '#app/features/ballots/answered.ts'
import { ballotView, onBallot, pageOfSubject, pillarOf } from '#app/features/ballots/ballots.queries.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { answerSchemaOf } from '#app/features/ballots/methods/registry.server.ts'
import { castForAnother } from '#app/features/ballots/proxies/proxy-vote.server.ts'
import { isSecretVote, secretOf, type SecretVote } from '#app/features/ballots/secret/secret.policy.ts'
import { castSecretVote } from '#app/features/ballots/secret/secret-votes.server.ts'
import { VotePage } from '#app/features/ballots/vote-page.tsx'
import { useCounts } from '#app/features/live/use-counts.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { keyOf } from '#app/platform/once.server.ts'
import type { OwnAnswers } from '#app/shared/live.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = {
  namespaces: ['ballots', 'methods', 'criteria', 'ballot-terms', 'secret-ballot', 'ballot-proxies'],
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** `for`: the proxy by which somebody else's vote is cast; not the reader's own, whatever it says. */
const search = z.object({ for: z.string().optional() })

export const loader = defineLoader({
  access: onBallot('view'),
  search,
  async load({ subject, t, search: { for: sentFor = null } }) {
    const [ballot, pillar] = await Promise.all([ballotView(subject), pillarOf(subject.ballot)])
    // Sent again, by a reload or a second press, a secret vote is known by it.
    const sendKey = ballot.secret && ballot.can.vote ? randomUUID() : null
    return { title: t('ballots:vote.title-of', { code: subject.ballot.code }), ballot, pillar, sendKey, sentFor }
  },
})

export const action = defineAct({
  access: onBallot('vote'),
  search,
  form: ({ subject }) => answerSchemaOf(subject.ballot),
  hasPage: 'for-mistakes',
  run: ({ actor, subject, input, payload, search: { for: proxy } }): Promise<OwnAnswers | SecretVote | null> => {
    if (proxy !== undefined) return castForAnother(actor, subject, proxy, input, keyOf(payload))
    return (secretOf(subject.ballot.terms) ? castSecretVote : castVote)(actor, subject, input, keyOf(payload))
  },
  back: ({ subject }) => pageOfSubject(subject),
  to: ({ subject, payload, search: { for: proxy } }) =>
    proxy === undefined
      ? (nextPart(subject.ballot, payload) ?? pageOfSubject(subject))
      : paths.ballotVote(subject.ballot.roundtableId, subject.ballot.id),
  done: ({ search: { for: proxy } }) => (proxy === undefined ? 'ballots:vote.done' : 'ballot-proxies:held.done'),
  says: ({ payload, search: { for: proxy } }) =>
    proxy !== undefined || (payload.from === 'page' && !payload.item) ? {} : undefined,
  own: ({ value }) => (isSecretVote(value) ? null : value),
  shows: ({ value }) => (isSecretVote(value) ? value : null),
})

/** Of an answer in parts, the page of the one after this, as its form names it. */
function nextPart({ roundtableId, id }: { roundtableId: string; id: string }, { go }: Record<string, unknown>) {
  return typeof go === 'string' && /^o\d{1,3}$/.test(go) ? `${paths.ballotVote(roundtableId, id)}?part=${go}` : null
}

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Vote() {
  const page = useCounts(useLoaderData<typeof loader>(), withAnswered)
  const answer = useFormAnswer<typeof action>()
  useLiveRevalidation(page.ballot.roundtableId, ['members'], { ballotId: page.ballot.id })
  const secretVote = isSecretVote(answer) ? answer : undefined
  return <VotePage {...page} lastResult={answer?.result} secretVote={secretVote} />
}
