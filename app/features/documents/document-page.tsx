import type { SubmissionResult } from '@conform-to/dom'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { LocalizedText } from '#app/shared/roles.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { ConfirmButton } from '#app/ui/dialog.tsx'
import { ErrorSummary, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { DOCUMENT_KINDS } from './related-document-kinds.ts'

type DocumentRecord = {
  id: string
  title: LocalizedText
  description: LocalizedText
  kind: string
  url: string
  place: number
}
type DocumentPageProps = { document: DocumentRecord | null; places: number; lastResult?: SubmissionResult }

export function DocumentPage({ document, places, lastResult }: DocumentPageProps) {
  const { t, i18n } = useTranslation('secretariat')
  const title = document ? document.title[i18n.language === 'fr' ? 'fr' : 'en'] : t('documents.add')
  return (
    <Page narrow>
      <PageHeader title={title} crumbs={[{ label: t('documents.title'), to: paths.documents() }, { label: title }]} />
      <div className="column">
        <DocumentForm {...{ document, places, lastResult }} />
        {document ? (
          <Card title={t('documents.remove-title')}>
            <p className="mb-4 text-ink-2">{t('documents.remove-text')}</p>
            <PostForm action={paths.documentRemoval(document.id)}>
              <ConfirmButton
                variant="danger"
                question={t('documents.remove-question')}
                consequence={t('documents.remove-text')}
                keep={t('documents.keep')}
              >
                {t('documents.remove')}
              </ConfirmButton>
            </PostForm>
          </Card>
        ) : null}
      </div>
    </Page>
  )
}

function DocumentForm({ document, places, lastResult }: DocumentPageProps) {
  const { t } = useTranslation(['secretariat', 'common'])
  const form = useFields(
    lastResult,
    useMemo(() => defaultsOf(document, places), [document, places]),
  )
  const { fields } = form
  return (
    <PostForm noValidate className="field-stack">
      <ErrorSummary form={form} />
      <div className="grid gap-5 md:grid-cols-2">
        <TextField field={fields.titleEn} label={t('documents.title-en')} lang="en" required />
        <TextField field={fields.titleFr} label={t('documents.title-fr')} lang="fr" required />
        <div lang="en">
          <TextArea field={fields.noteEn} label={t('documents.note-en')} rows={3} required />
        </div>
        <div lang="fr">
          <TextArea field={fields.noteFr} label={t('documents.note-fr')} rows={3} required />
        </div>
      </div>
      <SelectField
        field={fields.kind}
        label={t('documents.kind')}
        hint={t('documents.kind-hint')}
        width="sm"
        options={DOCUMENT_KINDS.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))}
      />
      <TextField
        field={fields.url}
        label={t('documents.url')}
        hint={t('documents.url-hint')}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        required
      />
      <SelectField
        field={fields.place}
        label={t('documents.place')}
        width="xs"
        options={Array.from({ length: places }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))}
      />
      <ButtonRow>
        <Button type="submit" variant="primary" pending={useSending()}>
          {t('documents.save')}
        </Button>
        <LinkButton to={paths.documents()}>{t('common:cancel')}</LinkButton>
      </ButtonRow>
    </PostForm>
  )
}

const UNWRITTEN = { en: '', fr: '' }

function defaultsOf(document: DocumentRecord | null, places: number) {
  const { title, description, kind, url, place } = document ?? {
    title: UNWRITTEN,
    description: UNWRITTEN,
    kind: DOCUMENT_KINDS[0],
    url: '',
    place: places,
  }
  return {
    titleEn: title.en,
    titleFr: title.fr,
    noteEn: description.en,
    noteFr: description.fr,
    kind,
    url,
    place: String(place),
  }
}
