import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { KeyHint, useKey } from '#app/ui/page-keys.tsx'
import { FaceFields } from './face-fields.tsx'
import { PLAIN_FACES } from './screen-faces.ts'
import type { ScreenLine, ScreensPart } from './screens-part.server.ts'

type Session = { id: string; roundtableId: string }

/** In the cockpit: what stands on each screen, the usual faces one press away, and what is prepared with its push. */
export function ScreensPanel({
  session,
  screens,
  beside,
}: {
  session: Session
  screens: ScreensPart
  /** How a screen looks, once that has come. */
  beside?: (screen: ScreenLine) => ReactNode
}) {
  const { t } = useTranslation('screens')
  const page = sessionPaths.screens(session.roundtableId, session.id)
  return (
    <Card
      title={t('desk.card')}
      id="projector"
      end={
        <Link to={page} className="link">
          {t('desk.manage')}
        </Link>
      }
    >
      {screens.length ? (
        <ul className="grid gap-4">
          {screens.map((screen) => (
            <li key={screen.id}>
              <ScreenControls action={page} screen={screen} shortcut={screen === screens[0] ? 's' : undefined} />
              {beside?.(screen)}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-ink-2">{t('desk.none')}</p>
      )}
    </Card>
  )
}

type Controls = { action: string; screen: ScreenLine; shortcut?: string }

export function ScreenControls({ action, screen, shortcut }: Controls) {
  const { t } = useTranslation('screens')
  const key = useKey(shortcut)
  const { face, prepared } = screen
  return (
    <>
      <p className="flex flex-wrap justify-between gap-x-3 text-sm">
        <b dir="auto">{screen.name}</b>
        <span aria-live="off">{t(`face.${face.kind}`)}</span>
      </p>
      <div className="mt-2 flex flex-wrap gap-1" role="group" aria-label={`${screen.name}: ${t('desk.faces')}`}>
        {PLAIN_FACES.map((kind) => (
          <InlineForm key={kind} action={action}>
            {({ busy }) => (
              <>
                <FaceFields act="show" screenId={screen.id} face={{ kind }} />
                <Button
                  type="submit"
                  size="sm"
                  variant={face.kind === kind ? 'primary' : 'default'}
                  pending={busy}
                  aria-pressed={face.kind === kind}
                  aria-label={t('desk.show-face', { face: t(`face.${kind}`) })}
                >
                  {t(`face.${kind}`)}
                </Button>
              </>
            )}
          </InlineForm>
        ))}
      </div>
      {prepared ? (
        <InlineForm action={action} className="mt-2">
          {({ busy }) => (
            <>
              <FaceFields act="show" screenId={screen.id} face={prepared} />
              <Button type="submit" size="sm" variant="primary" pending={busy} {...key}>
                {t('desk.show-prepared')}: {t(`face.${prepared.kind}`)}
                <KeyHint of={shortcut} />
              </Button>
            </>
          )}
        </InlineForm>
      ) : null}
    </>
  )
}
