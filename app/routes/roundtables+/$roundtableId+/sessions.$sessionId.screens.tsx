import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { BallotOnScreen, ResultOnScreen } from '#app/features/ballots/room/ballot-on-screen.tsx'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { loadSoon } from '#app/features/live/use-fresh-page.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useSessionPart } from '#app/features/live/use-parts.ts'
import { ScreensDeskPage } from '#app/features/screens/desk-page.tsx'
import stylesheet from '#app/features/screens/screen.css?url'
import { screenActSchema } from '#app/features/screens/screen.schema.ts'
import faces from '#app/features/screens/screen-faces.css?url'
import { faceView } from '#app/features/screens/screen-view.server.ts'
import { actOnScreens } from '#app/features/screens/screens.server.ts'
import { screensPart } from '#app/features/screens/screens-part.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Page } from '#app/ui/page.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['screens', 'editor', 'ballots'] }

const BALLOT_FACES = { ballot: BallotOnScreen, result: ResultOnScreen }

export const links: LinksFunction = () => [faces, stylesheet].map((href) => ({ rel: 'stylesheet', href }))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('moderate'),
  async load({ subject: { session, roundtable }, t }) {
    const screens = await screensPart(session.id)
    const [outline, views] = await Promise.all([
      outlineOf(roundtable.id),
      Promise.all(
        screens.value.map(async ({ id, face, prepared }) => ({
          id,
          now: await faceView(session, face),
          next: prepared && (await faceView(session, prepared)),
        })),
      ),
    ])
    return {
      title: t('screens:desk.title', { number: session.number }),
      session: { id: session.id, roundtableId: roundtable.id, number: session.number, title: session.title },
      screens,
      views,
      sections: outline.pillars
        .flatMap(({ sections }) => sections)
        .map(({ id, number, title }) => ({ id, label: `${number} ${title}` })),
    }
  },
})

export const action = defineAct({
  access: onSession('moderate'),
  form: screenActSchema,
  hasPage: 'for-mistakes',
  run: ({ actor, subject, input }) => actOnScreens(actor, subject, input),
  back: ({ roundtableId, sessionId }) => sessionPaths.screens(roundtableId, sessionId),
  done: ({ input }) => `screens:done.${input.act}`,
  // A new screen's page is the projector's, which has nothing to say to a moderator.
  says: ({ value: token }) => (token ? null : undefined),
  // The screens are told as a part, to the cockpit and to this page alike.
  own: () => ({}),
  to: ({ value: token, roundtableId, sessionId }) =>
    token ? sessionPaths.screen(token) : sessionPaths.screens(roundtableId, sessionId),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Screens() {
  const { session, screens: loaded, views, sections } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  useLiveRevalidation(session.roundtableId, [], { sessionId: session.id, deskId: session.id })
  const screens = useSessionPart(session.id, 'screens', loaded)
  // What stands on a screen was drawn by the loader: another face has to be drawn.
  const isOtherwise = screens !== loaded.value
  useEffect(() => {
    if (isOtherwise) loadSoon()
  }, [isOtherwise, screens])
  const shown = screens.flatMap((screen) => {
    const view = views.find(({ id }) => id === screen.id)
    return view ? [{ ...screen, now: view.now, next: screen.prepared && view.next }] : []
  })
  return (
    <Page>
      <ScreensDeskPage
        session={session}
        screens={shown}
        sections={sections}
        lastResult={answer?.result}
        ballotFaces={BALLOT_FACES}
      />
    </Page>
  )
}
