import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { AcceptancePage } from '#app/features/partners/acceptance-page.tsx'
import { acceptInterest } from '#app/features/partners/decisions.server.ts'
import { acceptanceSchema } from '#app/features/partners/interest.schema.ts'
import { decisionChoices, onInterest } from '#app/features/partners/interests.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onInterest,
  async load({ actor, language, subject: { id, organisationName, name, email, state, groupId } }) {
    const { organisations, roundtables, match, can } = await decisionChoices(actor, {
      organisationName,
      email,
      state,
      groupId,
    })
    return {
      interest: { id, organisationName, name, email, groupId },
      organisations,
      match: match?.id ?? null,
      roundtables: roundtables.map((one) => ({
        id: one.id,
        number: one.number,
        title: localized(one.title, language),
      })),
      can,
      title: await titleOf(language, 'secretariat:interest.accept'),
    }
  },
})

export const action = defineForm({
  access: onInterest,
  form: acceptanceSchema,
  refused: {
    fields: { 'interest.organisation-choice': 'organisationId', 'interest.roundtable-missing': 'roundtableId' },
  },
  run: ({ actor, subject, input }) => acceptInterest(actor, subject, input),
  to: ({ interestId }) => paths.interestRecord(interestId),
  done: 'secretariat:interest.accepted',
  says: ({ subject }) => ({ values: { email: subject.email } }),
})

export default function Acceptance() {
  return <AcceptancePage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
