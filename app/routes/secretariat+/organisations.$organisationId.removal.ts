import { defineAct } from '#app/features/access/route.server.ts'
import { removalSchema } from '#app/features/frameworks/framework.schema.ts'
import { onOrganisation } from '#app/features/organisations/organisations.queries.server.ts'
import { removeOrganisation } from '#app/features/organisations/organisations.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onOrganisation,
  form: removalSchema,
  run: ({ actor, subject }) => removeOrganisation(actor, subject),
  back: ({ organisationId }) => paths.organisation(organisationId),
  to: paths.organisations(),
  done: 'bin:done.organisation',
  says: ({ organisationId }) => ({
    undo: { action: paths.deskBinRestoration(), fields: { kind: 'organisation', id: organisationId } },
  }),
})
