import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { ReferencesPage } from '#app/features/references/list-page.tsx'
import { mayImportReferences } from '#app/features/references/reference.policy.ts'
import { referencesIn } from '#app/features/references/references.queries.server.ts'

export const handle = { namespaces: ['references', 'indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  async load({ roundtableId, roundtable, standing, place, t }) {
    const can = { import: mayImportReferences(standing, roundtable) }
    return { roundtableId, title: t('references:list.title'), lists: await referencesIn(place), can }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function References() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['indicators'])
  return <ReferencesPage {...page} />
}
