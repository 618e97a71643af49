import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { dashboardFor } from '#app/features/secretariat/dashboard.queries.server.ts'
import { DashboardPage } from '#app/features/secretariat/dashboard-page.tsx'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  async load({ actor, language }) {
    const [counts, title] = await Promise.all([dashboardFor(actor), titleOf(language, 'secretariat:dashboard.title')])
    return { counts, title }
  },
})

export default function Secretariat() {
  return <DashboardPage counts={useLoaderData<typeof loader>().counts} />
}
