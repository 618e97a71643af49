import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import type { LatestResult } from '#app/features/ballots/latest-results.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { usePartNews } from '#app/features/live/use-part-news.ts'
import stylesheet from '#app/features/minutes/minutes.css?url'
import { onMinutes } from '#app/features/minutes/minutes-access.server.ts'
import { minutesPageOf } from '#app/features/minutes/minutes-page.queries.server.ts'
import { MinutesPage } from '#app/features/minutes/minutes-page.tsx'
import { noteChoices } from '#app/features/outcomes/choices.server.ts'
import { NoteForm } from '#app/features/outcomes/note-form.tsx'
import { LazyTranslations } from '#app/ui/lazy-translations.tsx'
import { Card, Disclosure } from '#app/ui/page.tsx'
import { useLazyPart } from '#app/ui/use-lazy-part.ts'

export const handle = { namespaces: ['minutes', 'outcomes', 'editor'] }

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
      resultLabel: t('minutes:line.show-result'),
      choices: page.can.moderate && page.state !== 'approved' ? await noteChoices(place, sessionId) : null,
      ...page,
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Minutes() {
  const { choices, noteTitle, resultLabel, ...page } = useLoaderData<typeof loader>()
  const { roundtableId, sessionId } = page
  useLiveRevalidation(roundtableId, ['sessions', 'outcomes', 'ballots'], { sessionId })
  usePartNews(sessionId)
  return (
    <MinutesPage
      {...page}
      renderResult={({ ballot }) => <Result found={ballot as unknown as LatestResult} label={resultLabel} />}
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

/** What a ballot found, fetched when it is asked for: the pictures and words of every method are more than the minutes weigh. */
function Result({ found, label }: { found: LatestResult; label: string }) {
  const { part, fetch } = useLazyPart(() => import('#app/features/ballots/result-line.tsx'))
  return (
    <Disclosure summary={label} onToggle={fetch}>
      <LazyTranslations>{part ? <part.ResultLine {...found} /> : null}</LazyTranslations>
    </Disclosure>
  )
}
