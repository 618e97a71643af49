import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { sessionsIn } from '#app/features/sessions/sessions.queries.server.ts'
import { SessionsPage } from '#app/features/sessions/sessions-page.tsx'
import { recordPaths } from '#app/shared/record-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'

export const handle = { namespaces: ['sessions'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  load: async ({ place, roundtableId, roundtable, t }) => ({
    roundtableId,
    title: t('sessions:list.title-of', { number: roundtable.number }),
    registers: {
      decisions: t('outcomes:decision.title'),
      actions: t('outcomes:action.title'),
      balance: t('balance:title-roundtable'),
    },
    ...(await sessionsIn(place)),
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Sessions() {
  const { registers, ...page } = useLoaderData<typeof loader>()
  const { roundtableId } = page
  useLiveRevalidation(roundtableId, ['sessions'])
  return (
    <SessionsPage
      {...page}
      registers={
        <>
          <LinkButton to={recordPaths.decisions(roundtableId)}>{registers.decisions}</LinkButton>
          <LinkButton to={recordPaths.actions(roundtableId)}>{registers.actions}</LinkButton>
          <LinkButton to={recordPaths.balanceOfAll(roundtableId)}>{registers.balance}</LinkButton>
        </>
      }
    />
  )
}
