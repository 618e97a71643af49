import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import type { LatestResult } from '#app/features/ballots/latest-results.server.ts'
import { ResultLine } from '#app/features/ballots/result-line.tsx'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { usePartNews } from '#app/features/live/use-part-news.ts'
import stylesheet from '#app/features/minutes/minutes.css?url'
import { onMinutes } from '#app/features/minutes/minutes-access.server.ts'
import { minutesPageOf } from '#app/features/minutes/minutes-page.queries.server.ts'
import { MinutesPage } from '#app/features/minutes/minutes-page.tsx'
import { noteChoices } from '#app/features/outcomes/choices.server.ts'
import { NoteForm } from '#app/features/outcomes/note-form.tsx'
import { Card } from '#app/ui/page.tsx'

export const handle = { namespaces: ['minutes', 'outcomes', 'ballots', 'editor'] }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onMinutes('view'),
  async load({ actor, place, subject, sessionId, t }) {
    const { number, title } = subject.session
    const page = await minutesPageOf(actor, subject)
    return {
      title: t('minutes:title', { number, title }),
      noteTitle: t('outcomes:note.text'),
      choices: page.can.moderate && page.state !== 'approved' ? await noteChoices(place, sessionId) : null,
      ...page,
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Minutes() {
  const { choices, noteTitle, ...page } = useLoaderData<typeof loader>()
  const { roundtableId, sessionId } = page
  useLiveRevalidation(roundtableId, ['sessions', 'outcomes', 'ballots'], { sessionId })
  usePartNews(sessionId)
  return (
    <MinutesPage
      {...page}
      renderResult={({ ballot }) => <ResultLine {...(ballot as unknown as LatestResult)} />}
      note={
        choices ? (
          <Card title={noteTitle}>
            <NoteForm {...{ roundtableId, sessionId, choices }} itemId={null} />
          </Card>
        ) : null
      }
    />
  )
}
