import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayModerate } from '#app/features/access/access.policy.ts'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { mayArrange } from '#app/features/frameworks/framework.policy.ts'
import { FrameworkPage } from '#app/features/frameworks/framework-page.tsx'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { OpenTextForm } from '#app/features/publishing/open-text-form.tsx'
import type { OpenText } from '#app/features/publishing/publishing.policy.ts'

export const handle = { namespaces: ['framework', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  async load({ roundtableId, roundtable, standing, t }) {
    const openText = mayModerate(standing) ? (roundtable.openText as OpenText) : null
    const title = t('framework:title-of', { number: roundtable.number })
    return {
      roundtableId,
      title,
      openText,
      outline: await outlineOf(roundtableId),
      can: { arrange: mayArrange(standing, roundtable) },
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Framework() {
  const { openText, ...page } = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['outline', 'threads', 'publication'])
  return (
    <FrameworkPage {...page}>
      {openText ? <OpenTextForm roundtableId={page.roundtableId} openText={openText} /> : null}
    </FrameworkPage>
  )
}
