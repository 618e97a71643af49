import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useSessionPart } from '#app/features/live/use-parts.ts'
import stylesheet from '#app/features/minutes/minutes.css?url'
import { onTable } from '#app/features/tables/table-access.server.ts'
import { tablePageOf } from '#app/features/tables/table-page.queries.server.ts'
import { TablePage } from '#app/features/tables/table-page.tsx'
import { tablesPart } from '#app/features/tables/tables-part.server.ts'

export const handle = { namespaces: ['tables', 'editor'] }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onTable('view'),
  async load({ subject, t }) {
    // Parts first, and then what they are about: what is told meanwhile is newer than both.
    const tables = await tablesPart(subject.session.id)
    const page = await tablePageOf(subject)
    const { number } = subject.table
    return { tables, title: t('tables:page.title', { number, session: subject.session.number }), ...page }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function TableNotes() {
  const { tables, title: _, tableId, ...page } = useLoaderData<typeof loader>()
  const { where } = page
  useLiveRevalidation(where.roundtableId, ['sessions'], { sessionId: where.sessionId })
  const { draws } = useSessionPart(where.sessionId, 'tables', tables)
  const all = [...draws, ...tables.value.draws]
  // Another draw may have taken its place: what was loaded stands until the page is left.
  const draw = all.find((one) => one.tables.some(({ id }) => id === tableId))!
  return <TablePage {...page} draw={draw} table={draw.tables.find(({ id }) => id === tableId)!} />
}
