import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { indicatorFor } from '#app/features/indicators/indicators.queries.server.ts'
import { VersionsPage } from '#app/features/indicators/versions-page.tsx'
import { versionsOf } from '#app/features/indicators/versions.queries.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { handled, searchOf } from '#app/platform/http.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const number = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined)
const search = z.object({ from: number, to: number })

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, indicatorId } = idsOf(params, 'roundtableId', 'indicatorId')
  const subject = await indicatorFor(actor, roundtableId, indicatorId, 'view')
  const title = `${subject.indicator.code} – ${translator(actor.language)('indicators:versions.title')}`
  return { roundtableId, title, ...(await versionsOf(subject, searchOf(request, search))) }
})

export default function Versions() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['imports'], { indicatorId: page.indicator.id })
  return <VersionsPage {...page} />
}
