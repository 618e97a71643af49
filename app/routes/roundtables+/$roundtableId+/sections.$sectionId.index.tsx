import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { SectionPage } from '#app/features/sections/section-page.tsx'
import { sectionPageOf } from '#app/features/sections/section-page.queries.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import stylesheet from '#app/features/sections/section.css?url'
import { handled } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['section', 'comments', 'framework', 'editor'], ownBar: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data && `${data.section.number} ${data.section.title}` }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  return sectionPageOf(actor, await sectionFor(actor, roundtableId, sectionId, 'view'))
})

export default function Section() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ({ name, scope }) => scope.sectionId === page.section.id || /^(section|pillar|indicator|membership)\./.test(name))
  return <SectionPage key={page.section.id} {...page} />
}
