import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BinPage } from '#app/features/bin/bin-page.tsx'
import { binOf } from '#app/features/bin/bin.queries.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { handled } from '#app/platform/http.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['bin', 'removed'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  return { roundtableId, title: translator(actor.language)('bin:title'), ...(await binOf(actor, roundtableId)) }
})

export default function Bin() {
  const { roundtableId, ...page } = useLoaderData<typeof loader>()
  const { t } = useTranslation('bin')
  useLiveRevalidation(roundtableId, ['bin'])
  return <BinPage {...page} restoration={paths.binRestoration(roundtableId)} crumbs={[{ label: t('framework'), to: paths.framework(roundtableId) }]} />
}
