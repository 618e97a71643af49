import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { binOf } from '#app/features/bin/bin.queries.server.ts'
import { BinPage } from '#app/features/bin/bin-page.tsx'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['bin', 'removed'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable('moderate'),
  load: async ({ place, roundtableId, t }) => ({ roundtableId, title: t('bin:title'), ...(await binOf(place)) }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Bin() {
  const { roundtableId, ...page } = useLoaderData<typeof loader>()
  const { t } = useTranslation('bin')
  useLiveRevalidation(roundtableId, ['bin'])
  return (
    <BinPage
      {...page}
      restoration={paths.binRestoration(roundtableId)}
      crumbs={[{ label: t('framework'), to: paths.framework(roundtableId) }]}
    />
  )
}
