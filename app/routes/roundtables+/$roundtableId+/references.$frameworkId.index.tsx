import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { mayImportReferences } from '#app/features/references/reference.policy.ts'
import { entryFilters } from '#app/features/references/reference.schema.ts'
import { ReferencePage } from '#app/features/references/reference-page.tsx'
import { onReference, treeOf } from '#app/features/references/references.queries.server.ts'

export const handle = { namespaces: ['references', 'indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onReference(),
  search: entryFilters,
  async load({ roundtableId, roundtable, standing, subject, search: filters, language }) {
    const { id, short, name, publisher, version, licence, url, language: written, textShown, note } = subject.framework
    return {
      roundtableId,
      title: `${short} ${name}`,
      framework: { id, short, name, publisher, version, licence, url, language: written, textShown, note },
      tree: await treeOf(subject, filters, language),
      filters,
      can: { import: mayImportReferences(standing, roundtable) },
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Reference() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['indicators'])
  return <ReferencePage {...page} />
}
