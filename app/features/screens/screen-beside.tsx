import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { FaceFields } from './face-fields.tsx'
import type { FaceView } from './face-views.ts'
import { Preparing, type SectionChoice } from './preparing.tsx'
import { PLAIN_FACES } from './screen-faces.ts'
import type { OfOthers } from './screen-page.tsx'
import { ScreenPicture } from './screen-picture.tsx'
import type { ScreenLine } from './screens-part.server.ts'

type Props = {
  action: string
  screen: ScreenLine
  views: { now: FaceView; next: FaceView | null }
  sections: SectionChoice[]
} & OfOthers

/** What the cockpit fetches late for a screen: how it looks now, how what is prepared would look, and what can be prepared. */
export function ScreenBeside({ action, screen, views, sections, ballotFaces }: Props) {
  const { t } = useTranslation('screens')
  return (
    <div className="grid gap-3">
      <ScreenPicture label={t('desk.now')} view={views.now} ballotFaces={ballotFaces} />
      {screen.prepared && views.next ? (
        <ScreenPicture label={t('desk.prepared')} view={views.next} ballotFaces={ballotFaces} />
      ) : null}
      <Disclosure summary={t('desk.prepare-next')} icon="plus">
        <div
          className="mt-2 flex flex-wrap gap-1"
          role="group"
          aria-label={`${screen.name}: ${t('desk.prepare-next')}`}
        >
          {PLAIN_FACES.map((kind) => (
            <InlineForm key={kind} action={action}>
              {({ busy }) => (
                <>
                  <FaceFields act="prepare" screenId={screen.id} face={{ kind }} />
                  <Button
                    type="submit"
                    size="sm"
                    pending={busy}
                    aria-pressed={screen.prepared?.kind === kind}
                    aria-label={t('desk.prepare-face', { face: t(`face.${kind}`) })}
                  >
                    {t(`face.${kind}`)}
                  </Button>
                </>
              )}
            </InlineForm>
          ))}
        </div>
        <Preparing action={action} screen={screen} sections={sections} />
      </Disclosure>
    </div>
  )
}
