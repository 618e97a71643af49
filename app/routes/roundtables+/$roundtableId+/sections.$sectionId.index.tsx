import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useRef } from 'react'
import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { removedSection } from '#app/features/bin/bin.queries.server.ts'
import { RemovedSection } from '#app/features/bin/removed-section.tsx'
import { Margin } from '#app/features/comments/margin.tsx'
import { OutlineNav } from '#app/features/frameworks/outline-nav.tsx'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { decidedHere } from '#app/features/outcomes/decided-here.server.ts'
import { DecidedHere } from '#app/features/outcomes/decided-here.tsx'
import stylesheet from '#app/features/sections/section.css?url'
import { sectionPageOf } from '#app/features/sections/section-page.queries.server.ts'
import { SectionPage } from '#app/features/sections/section-page.tsx'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { SilentGroups, VoicesTable } from '#app/features/sections/voices-table.tsx'

export const handle = { namespaces: ['section', 'comments', 'editor', 'removed'], ownBar: true, textId: 'section-text' }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.page ? `${data.page.section.number} ${data.page.section.title}` : data?.removed?.title },
]

export const loader = defineLoader({
  access: extend(atRoundtable(), { sectionId: id }),
  async load({ actor, place, roundtableId, sectionId, language }) {
    const removed = await removedSection(place, sectionId)
    if (removed) return { roundtableId, sectionId, removed, page: null }
    const section = await sectionFor(place, sectionId, 'view')
    const [page, decided] = await Promise.all([sectionPageOf(actor, section), decidedHere(place, sectionId, language)])
    return { roundtableId, sectionId, removed: null, page: { ...page, decided } }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Section() {
  const data = useLoaderData<typeof loader>()
  const { roundtableId, sectionId, removed } = data
  const { page, key } = useLastPage(data)
  useLiveRevalidation(roundtableId, ['outline', 'indicators', 'members', 'threads', 'outcomes'], { sectionId })
  if (!page) return removed ? <RemovedSection {...{ roundtableId, removed }} /> : null
  const { section, outline, threads, mentionables, can, voices, decided } = page
  return (
    <SectionPage
      key={key}
      {...page}
      renderOutline={(close) => (
        <OutlineNav id="outline" {...{ roundtableId, outline }} currentId={section.id}>
          {close}
        </OutlineNav>
      )}
      renderMargin={(state) => (
        <Margin
          {...state}
          {...{ roundtableId, threads, mentionables, can }}
          sectionId={section.id}
          voices={<VoicesTable voices={voices} />}
          silence={
            <>
              <DecidedHere {...{ roundtableId, decided }} />
              <SilentGroups voices={voices} />
            </>
          }
        />
      )}
    />
  )
}

const NOTHING = { write: false, comment: false, lock: false, changeStatus: false }

/** Whoever has the section open when it is removed keeps what they see, and what they typed; once it is restored they join its text anew. */
function useLastPage({ page, sectionId }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const seen = useRef({ page, times: 0, gone: false })
  const { current } = seen
  if (page) seen.current = { page, times: current.times + (current.gone ? 1 : 0), gone: false }
  else if (!current.gone) seen.current = { ...current, gone: true }
  const key = `${sectionId} ${seen.current.times}`
  if (page || seen.current.page?.section.id !== sectionId) return { page, key }
  return { page: { ...seen.current.page, can: NOTHING, blocked: 'removed' as const }, key }
}
