import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { InterestPage } from '#app/features/partners/interest-record-page.tsx'
import { decidedBy, decisionChoices, onInterest } from '#app/features/partners/interests.queries.server.ts'

export const handle = { namespaces: ['secretariat', 'public'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.interest.organisationName }]

export const loader = defineLoader({
  access: onInterest,
  async load({ actor, subject: interest }) {
    const [{ can, person, match }, by] = await Promise.all([decisionChoices(actor, interest), decidedBy(interest)])
    return {
      interest,
      can,
      known: { person: person?.name ?? null, organisation: match?.name ?? null },
      by: by?.name ?? null,
    }
  },
})

export default function Interest() {
  return <InterestPage {...useLoaderData<typeof loader>()} />
}
