import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { balanceOfRoundtable } from '#app/features/minutes/balance.queries.server.ts'
import { BalancePage } from '#app/features/minutes/balance-page.tsx'
import { recordPaths } from '#app/shared/record-paths.ts'

export const handle = { namespaces: ['balance'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  load: async ({ roundtableId, place, t }) => ({
    roundtableId,
    title: t('balance:title-roundtable'),
    balance: await balanceOfRoundtable(place),
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Balance() {
  const { t } = useTranslation('balance')
  const { roundtableId, ...page } = useLoaderData<typeof loader>()
  useLiveRevalidation(roundtableId, ['sessions', 'outline', 'ballots', 'threads'])
  return (
    <BalancePage
      of="roundtable"
      {...page}
      crumbs={[{ label: t('sessions'), to: recordPaths.sessions(roundtableId) }, { label: page.title }]}
    />
  )
}
