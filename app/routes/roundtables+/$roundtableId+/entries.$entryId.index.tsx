import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { mayPropose } from '#app/features/indicators/indicator.policy.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { EntryPage } from '#app/features/references/entry-page.tsx'
import { entryRecord, onEntry } from '#app/features/references/references.queries.server.ts'

export const handle = { namespaces: ['references', 'indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onEntry(),
  async load({ roundtableId, roundtable, standing, subject, language }) {
    const record = await entryRecord(subject, language)
    const title = `${record.framework.short} ${record.entry.code} ${record.entry.label}`
    return { roundtableId, title, ...record, can: { propose: mayPropose(standing, roundtable) } }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Entry() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['indicators'])
  return <EntryPage {...page} />
}
