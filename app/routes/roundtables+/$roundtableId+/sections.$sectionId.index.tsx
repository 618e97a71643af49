import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Margin } from '#app/features/comments/margin.tsx'
import { OutlineNav } from '#app/features/frameworks/outline-nav.tsx'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { SectionPage } from '#app/features/sections/section-page.tsx'
import { sectionPageOf } from '#app/features/sections/section-page.queries.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { Silence, VoicesTable } from '#app/features/sections/voices-table.tsx'
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
  const { roundtableId, section, outline, threads, mentionables, can, voices } = page
  return (
    <SectionPage
      key={section.id}
      {...page}
      renderOutline={(close) => (
        <OutlineNav id="outline" {...{ roundtableId, outline }} currentId={section.id}>
          {close}
        </OutlineNav>
      )}
      renderMargin={(state) => (
        <Margin {...state} {...{ roundtableId, threads, mentionables, can }} sectionId={section.id} voices={<VoicesTable voices={voices} />} silence={<Silence voices={voices} />} />
      )}
    />
  )
}
