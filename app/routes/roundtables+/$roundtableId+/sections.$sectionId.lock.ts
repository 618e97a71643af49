import type { ActionFunctionArgs } from '@remix-run/node'
import { lockSchema } from '#app/features/sections/section.schema.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { setSectionLock } from '#app/features/sections/sections.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  const subject = await sectionFor(actor, roundtableId, sectionId, 'lock')
  const submission = await parseForm(request, lockSchema)
  const locking = submission.payload.locked === 'yes'
  return answerForm(submission, () => setSectionLock(actor, subject, locking), {
    to: paths.section(roundtableId, sectionId),
    done: locking ? 'section:done.locked' : 'section:done.unlocked',
    says: (changed) => (changed ? { undo: { action: paths.sectionLock(roundtableId, sectionId), fields: { locked: locking ? 'no' : 'yes' } } } : null),
  })
})
