import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { defineLoader } from '#app/features/access/route.server.ts'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { versionsOf } from '#app/features/indicators/versions.queries.server.ts'
import { VersionsPage } from '#app/features/indicators/versions-page.tsx'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const number = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined)

export const loader = defineLoader({
  access: onIndicator('view'),
  search: z.object({ from: number, to: number }),
  async load({ roundtableId, subject, search, t }) {
    const title = `${subject.indicator.code} – ${t('indicators:versions.title')}`
    return { roundtableId, title, ...(await versionsOf(subject, search)) }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Versions() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['imports'], { indicatorId: page.indicator.id })
  return <VersionsPage {...page} />
}
