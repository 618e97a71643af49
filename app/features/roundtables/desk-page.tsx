import type { SubmissionResult } from '@conform-to/dom'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import type { Language, LocalizedText } from '#app/shared/roles.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { ROUNDTABLE_STATES, SUMMARY_LIMIT } from './roundtable-states.ts'

type Roundtable = {
  id: string
  number: number
  title: LocalizedText
  summary: LocalizedText
  state: string
  startsOn: string
  endsOn: string
  framework: string
}

/** A roundtable begins here, and is renamed, started and closed here. */
export function RoundtableDeskPage({
  roundtable,
  lastResult,
}: {
  roundtable: Roundtable | null
  lastResult?: SubmissionResult
}) {
  const { t, i18n } = useTranslation(['secretariat', 'common', 'roundtable'])
  const title = roundtable
    ? t('roundtable:name', { number: roundtable.number, title: localized(roundtable.title, i18n.language as Language) })
    : t('roundtables.add')
  const form = useFields(
    lastResult,
    useMemo(() => defaultsOf(roundtable), [roundtable]),
  )
  const { fields } = form
  return (
    <Page narrow>
      <PageHeader
        title={title}
        lead={roundtable ? undefined : t('roundtables.add-lead')}
        crumbs={[{ label: t('roundtables.title'), to: paths.deskRoundtables() }, { label: title }]}
      />
      <PostForm noValidate className="field-stack">
        <ErrorSummary form={form} />
        <div className="grid gap-5 md:grid-cols-2">
          <TextField field={fields.titleEn} label={t('roundtables.title-en')} lang="en" required />
          <TextField field={fields.titleFr} label={t('roundtables.title-fr')} lang="fr" required />
          <TextArea
            field={fields.summaryEn}
            label={t('roundtables.summary-en')}
            lang="en"
            rows={4}
            limit={SUMMARY_LIMIT}
            required
          />
          <TextArea
            field={fields.summaryFr}
            label={t('roundtables.summary-fr')}
            lang="fr"
            rows={4}
            limit={SUMMARY_LIMIT}
            required
          />
        </div>
        <TextField
          field={fields.framework}
          label={t('roundtables.framework')}
          hint={t('roundtables.framework-hint')}
          required
        />
        <SelectField
          field={fields.state}
          label={t('roundtables.state')}
          hint={t('roundtables.state-hint')}
          width="sm"
          options={ROUNDTABLE_STATES.map((value) => ({ value, label: t(`roundtable:state.${value}`) }))}
        />
        <div className="grid gap-5 md:grid-cols-2">
          <TextField field={fields.startsOn} label={t('roundtables.starts')} type="date" optional />
          <TextField field={fields.endsOn} label={t('roundtables.ends')} type="date" optional />
        </div>
        <ButtonRow>
          <Button type="submit" variant="primary" pending={useSending()}>
            {t('roundtables.save')}
          </Button>
          <LinkButton to={paths.deskRoundtables()}>{t('common:cancel')}</LinkButton>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}

const UNWRITTEN = { en: '', fr: '' }

function defaultsOf(roundtable: Roundtable | null) {
  const {
    title = UNWRITTEN,
    summary = UNWRITTEN,
    state = 'running',
    startsOn = '',
    endsOn = '',
    framework = '',
  } = roundtable ?? {}
  return {
    titleEn: title.en,
    titleFr: title.fr,
    summaryEn: summary.en,
    summaryFr: summary.fr,
    framework,
    state,
    startsOn,
    endsOn,
  }
}
