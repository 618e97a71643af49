import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { FaceView } from './face-views.ts'
import { Preparing, type SectionChoice } from './preparing.tsx'
import type { OfOthers } from './screen-page.tsx'
import { ScreenPicture } from './screen-picture.tsx'
import { ScreenControls } from './screens-panel.tsx'
import type { ScreenLine } from './screens-part.server.ts'

export type DeskScreen = ScreenLine & { now: FaceView; next: FaceView | null }

type Desk = {
  session: { id: string; roundtableId: string; number: number; title: string }
  screens: DeskScreen[]
  sections: SectionChoice[]
  lastResult?: Parameters<typeof useFields>[0]
}

/** Every screen of a session as it is and as it would be, with what can be put on it. For moderators. */
export function ScreensDeskPage({ session, screens, sections, lastResult, ballotFaces }: Desk & OfOthers) {
  const { t } = useTranslation('screens')
  const action = sessionPaths.screens(session.roundtableId, session.id)
  return (
    <>
      <PageHeader
        title={t('desk.title', { number: session.number })}
        lead={t('desk.lead')}
        crumbs={[
          {
            label: t('session', session),
            to: sessionPaths.session(session.roundtableId, session.id),
          },
          { label: t('desk.card') },
        ]}
      />
      <div className="grid gap-6">
        {screens.length ? null : <EmptyState title={t('desk.card')}>{t('desk.none')}</EmptyState>}
        {screens.map((screen) => (
          <Card key={screen.id} title={screen.name} id={`screen-${screen.id}`}>
            <div className="grid gap-6 lg:grid-cols-2">
              <ScreenPicture label={t('desk.now')} view={screen.now} ballotFaces={ballotFaces} />
              {screen.next ? (
                <ScreenPicture label={t('desk.prepared')} view={screen.next} ballotFaces={ballotFaces} />
              ) : (
                <p className="text-ink-2">{t('desk.nothing-prepared')}</p>
              )}
            </div>
            <div className="mt-4">
              <ScreenControls action={action} screen={screen} />
            </div>
            <Preparing action={action} screen={screen} sections={sections} />
            <Shutting action={action} screenId={screen.id} />
          </Card>
        ))}
        <Opening action={action} lastResult={lastResult} />
      </div>
    </>
  )
}

/** Its page comes in a window of its own, which is moved to the projector. */
function Opening({ action, lastResult }: { action: string; lastResult: Desk['lastResult'] }) {
  const { t } = useTranslation('screens')
  const form = useFields(lastResult, { name: t('desk.name-default') })
  return (
    <Card title={t('desk.open')} id="open-screen">
      <ErrorSummary form={form} />
      <PostForm action={action} target="_blank" reloadDocument className="grid max-w-md gap-4">
        <input type="hidden" name="act" value="open" />
        <TextField field={form.fields.name} label={t('desk.name')} hint={t('desk.open-hint')} maxLength={60} />
        <p>
          <Button type="submit" variant="primary">
            {t('desk.open')}
          </Button>
        </p>
      </PostForm>
    </Card>
  )
}

function Shutting({ action, screenId }: { action: string; screenId: string }) {
  const { t } = useTranslation('screens')
  return (
    <Disclosure summary={t('desk.shut')} className="mt-4">
      <p className="text-sm text-ink-2">{t('desk.shut-hint')}</p>
      <InlineForm action={action} className="mt-2">
        {({ busy }) => (
          <>
            <input type="hidden" name="act" value="shut" />
            <input type="hidden" name="screenId" value={screenId} />
            <Button type="submit" variant="danger" pending={busy}>
              {t('desk.shut')}
            </Button>
          </>
        )}
      </InlineForm>
    </Disclosure>
  )
}
