import type { SubmissionResult } from '@conform-to/dom'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Facts, Page } from '#app/ui/page.tsx'
import { SessionHead } from './session-head.tsx'
import type { SessionView } from './sessions.queries.server.ts'
import type { SettingName } from './settings.ts'
import { SettingsForm } from './settings-form.tsx'
import type { SettingsFormValues } from './settings-form-values.ts'

export type Meanwhile = { version: number; changes: { field: SettingName; text: string }[] }

type Props = {
  roundtableId: string
  session: SessionView
  version: number
  values: SettingsFormValues
  timeZones: string[]
  lastResult: SubmissionResult | undefined
  meanwhile: Meanwhile | undefined
}

export function SettingsPage({ roundtableId, session, version, meanwhile, ...form }: Props) {
  const { t } = useTranslation('sessions')
  // What the page loads again while one writes is not what one has read.
  const [opened] = useState(version)
  return (
    <Page narrow>
      <SessionHead {...{ roundtableId, session }} page={t('page.settings')} />
      <Card>
        <SettingsForm
          {...form}
          version={meanwhile?.version ?? opened}
          submitLabel={t('settings.submit')}
          cancelTo={sessionPaths.session(roundtableId, session.id)}
          notice={meanwhile?.changes.length ? <ChangedMeanwhile {...meanwhile} /> : null}
        />
      </Card>
      {session.state === 'live' ? null : (
        <p className="mt-6">
          <LinkButton to={sessionPaths.removal(roundtableId, session.id)} variant="danger" icon="trash">
            {t('settings.remove')}
          </LinkButton>
        </p>
      )}
    </Page>
  )
}

/** The stored words beside one's own, which are still in the form: the next save takes the form's. */
function ChangedMeanwhile({ changes }: Meanwhile) {
  const { t } = useTranslation('sessions')
  return (
    <Banner tone="notice">
      <p>{t('settings.meanwhile')}</p>
      <Facts
        facts={changes.map(({ field, text }) => ({ label: t(`setting.${field}`), value: text || '–' }))}
        className="mt-2 text-sm"
      />
    </Banner>
  )
}
