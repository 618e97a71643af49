import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { mayInvite } from '#app/features/identity/identity.policy.ts'
import { invitationSchema } from '#app/features/identity/identity.schema.ts'
import { invitePerson } from '#app/features/identity/invitations.server.ts'
import { InvitePage } from '#app/features/members/invite-page.tsx'
import { organisationNames } from '#app/features/members/organisation-names.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { paths } from '#app/shared/paths.ts'
import { ROLES } from '#app/shared/roles.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['roundtable', 'members'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable('manage-members'),
  async load({ actor, language, roundtableId, standing }) {
    const roles = ROLES.filter((role) => mayInvite(standing, role))
    return {
      roundtableId,
      mayAddOrganisation: actor.secretariat,
      roles,
      organisations: await organisationNames(),
      title: await titleOf(language, 'members:invite.title'),
    }
  },
})

export const action = defineForm({
  access: atRoundtable('manage-members'),
  form: invitationSchema,
  run: ({ actor, place, input }) => invitePerson(actor, place, input),
  to: ({ roundtableId }) => paths.people(roundtableId),
  done: 'members:done.invited',
  says: ({ input }) => ({ values: { name: input.name } }),
})

export const shouldRevalidate = revalidateAfterRefusal

export default function Invitations() {
  const answer = useFormAnswer<typeof action>()
  return <InvitePage {...useLoaderData<typeof loader>()} lastResult={answer?.result} />
}
