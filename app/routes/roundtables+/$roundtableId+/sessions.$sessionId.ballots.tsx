import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { asksOfOptions, METHOD_NAMES } from '#app/features/ballots/methods/method-names.ts'
import { askableIn } from '#app/features/ballots/room/askable.server.ts'
import { PreparePage } from '#app/features/ballots/room/prepare-page.tsx'
import { prepareBallot } from '#app/features/ballots/room/room-acts.server.ts'
import { prepareSchema } from '#app/features/ballots/room/room-schema.server.ts'
import { METHODS_FOR } from '#app/features/ballots/subjects/subject-types.ts'
import { organisationsAt } from '#app/features/ballots/terms/organisations.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots', 'ballot-terms', 'room-ballot'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** `item`: the one that is on, whose own question comes first. */
const search = z.object({
  item: z.uuid().optional().catch(undefined),
  subject: z.string().max(80).optional().catch(undefined),
  method: z.enum(METHOD_NAMES).optional().catch(undefined),
})

export const loader = defineLoader({
  access: onSession('moderate'),
  search,
  async load({ subject: { session }, roundtableId, search, t }) {
    const [askable, organisations] = await Promise.all([askableIn(session.id), organisationsAt(roundtableId)])
    const chosen =
      askable.find((one) => one.subject === search.subject) ??
      askable.find((one) => one.itemId === search.item) ??
      askable[0] ??
      null
    const { id, number, title, presentVote } = session
    const methods = METHODS_FOR[chosen?.type ?? 'agenda-item'].filter((one) => !asksOfOptions(one))
    const method = methods.find((one) => one === search.method) ?? methods[0]!
    return {
      title: t('ballots:room.prepare'),
      roundtableId,
      session: { id, number, title, presentVote },
      askable,
      chosen,
      method,
      organisations,
    }
  },
})

/** What is asked in the room is prepared first. */
export const action = defineAct({
  access: onSession('moderate'),
  search,
  form: prepareSchema,
  hasPage: 'for-mistakes',
  run: ({ actor, subject, input }) => prepareBallot(actor, subject, input),
  back: ({ roundtableId, sessionId }) => sessionPaths.cockpit(roundtableId, sessionId),
  done: 'ballots:room.prepared',
  own: () => ({}),
})

export default function PrepareInRoom() {
  const page = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return <PreparePage {...page} lastResult={answer?.result} />
}
