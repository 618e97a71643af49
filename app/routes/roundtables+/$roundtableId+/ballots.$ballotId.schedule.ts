import { z } from 'zod'
import { defineAct } from '#app/features/access/route.server.ts'
import { callOff, onScheduled, openNow } from '#app/features/ballots/terms/schedule.server.ts'
import { paths } from '#app/shared/paths.ts'

const DONE = { open: 'ballots:open.done', 'call-off': 'ballot-terms:coming.called-off' }

/** A ballot that is to open by itself is opened now, or called off. */
export const action = defineAct({
  access: onScheduled(),
  form: z.object({ act: z.enum(['open', 'call-off']) }),
  run: async ({ actor, subject, input }) => void (await (input.act === 'open' ? openNow : callOff)(actor, subject)),
  back: ({ roundtableId }) => paths.ballots(roundtableId),
  done: ({ input }) => DONE[input.act],
  says: () => ({}),
})
