import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayArrange } from '#app/features/frameworks/framework.policy.ts'
import { FrameworkPage } from '#app/features/frameworks/framework-page.tsx'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { OpenTextForm } from '#app/features/publishing/open-text-form.tsx'
import type { OpenText } from '#app/features/publishing/publishing.policy.ts'
import { mayModerate } from '#app/features/access/access.policy.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { handled } from '#app/platform/http.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['framework', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const { roundtable, standing } = await roundtableFor(actor, roundtableId, 'view')
  const title = translator(actor.language)('framework:title-of', { number: roundtable.number })
  const openText = mayModerate(standing) ? (roundtable.openText as OpenText) : null
  return { roundtableId, title, openText, outline: await outlineOf(roundtableId), can: { arrange: mayArrange(standing, roundtable) } }
})

export default function Framework() {
  const { openText, ...page } = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['outline', 'threads', 'publication'])
  return <FrameworkPage {...page}>{openText ? <OpenTextForm roundtableId={page.roundtableId} openText={openText} /> : null}</FrameworkPage>
}
