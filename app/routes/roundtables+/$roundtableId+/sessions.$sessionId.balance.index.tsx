import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { usePartNews } from '#app/features/live/use-part-news.ts'
import { balanceOfSession } from '#app/features/minutes/balance.queries.server.ts'
import { BalancePage } from '#app/features/minutes/balance-page.tsx'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'

export const handle = { namespaces: ['balance'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('view'),
  load: async ({ roundtableId, sessionId, subject, t }) => ({
    roundtableId,
    sessionId,
    number: subject.session.number,
    title: t('balance:title-session', { number: subject.session.number }),
    balance: await balanceOfSession(subject),
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function SessionBalance() {
  const { t } = useTranslation('balance')
  const { roundtableId, sessionId, number, ...page } = useLoaderData<typeof loader>()
  useLiveRevalidation(roundtableId, ['sessions'], { sessionId })
  usePartNews(sessionId)
  return (
    <BalancePage
      of="session"
      {...page}
      crumbs={[
        { label: t('sessions'), to: recordPaths.sessions(roundtableId) },
        { label: t('session', { number }), to: recordPaths.session(roundtableId, sessionId) },
        { label: t('minutes'), to: recordPaths.minutes(roundtableId, sessionId) },
        { label: page.title },
      ]}
    />
  )
}
