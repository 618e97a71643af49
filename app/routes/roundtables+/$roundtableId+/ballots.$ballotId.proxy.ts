import { defineAct } from '#app/features/access/route.server.ts'
import { onBallot } from '#app/features/ballots/ballots.queries.server.ts'
import { actOnProxy, proxySchema } from '#app/features/ballots/proxies/proxies.server.ts'
import { paths } from '#app/shared/paths.ts'

const DONE = {
  give: 'ballot-proxies:given.done',
  accept: 'ballot-proxies:asked.accepted',
  decline: 'ballot-proxies:asked.declined',
  'take-back': 'ballot-proxies:given.taken-back',
}

/** The reader gives their vote in a ballot to somebody, takes it back, or answers somebody who gave them theirs. */
export const action = defineAct({
  access: onBallot('vote'),
  form: proxySchema,
  run: ({ actor, subject, input }) => actOnProxy(actor, subject, input),
  back: ({ roundtableId, ballotId }) => paths.ballotVote(roundtableId, ballotId),
  done: ({ input }) => DONE[input.act],
  says: () => ({}),
})
