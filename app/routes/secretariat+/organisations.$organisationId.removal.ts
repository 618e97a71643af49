import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { removalSchema } from '#app/features/frameworks/framework.schema.ts'
import { organisationFor } from '#app/features/organisations/organisations.queries.server.ts'
import { removeOrganisation } from '#app/features/organisations/organisations.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { handledWithoutPage, paramsOf, parseForm } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const organisation = await organisationFor(actor, paramsOf(params, z.object({ organisationId: z.uuid() })).organisationId)
  const submission = await parseForm(request, removalSchema)
  return answerForm(submission, () => removeOrganisation(actor, organisation), {
    to: paths.organisations(),
    back: paths.organisation(organisation.id),
    done: 'bin:done.organisation',
    says: () => ({ undo: { action: paths.deskBinRestoration(), fields: { kind: 'organisation', id: organisation.id } } }),
  })
})
