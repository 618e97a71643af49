import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
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
    record: { minutes: t('minutes:crumb.minutes'), balance: t('balance:title-one') },
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
  const { registers, record, ...page } = useLoaderData<typeof loader>()
  const { roundtableId } = page
  useLiveRevalidation(roundtableId, ['sessions'])
  return (
    <SessionsPage
      {...page}
      recordOf={({ id, number, state }) =>
        state === 'ended' ? <Record {...{ roundtableId, id, number }} words={{ ...registers, ...record }} /> : null
      }
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

type RecordProps = {
  roundtableId: string
  id: string
  number: number
  words: Record<'minutes' | 'decisions' | 'balance', string>
}

/** What a session left behind, each of it named with its number for whoever hears links alone. */
function Record({ roundtableId, id, number, words }: RecordProps) {
  const links = [
    [recordPaths.minutes(roundtableId, id), words.minutes],
    [`${recordPaths.decisions(roundtableId)}?session=${id}`, words.decisions],
    [recordPaths.balance(roundtableId, id), words.balance],
  ] as const
  return (
    <p className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
      {links.map(([to, label]) => (
        <Link key={to} to={to}>
          {label} <span className="sr-only">{number}</span>
        </Link>
      ))}
    </p>
  )
}
