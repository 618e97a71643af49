import type { SubmissionResult } from '@conform-to/dom'
import { Link, unstable_usePrompt as usePrompt } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { PublicTextKey } from '#app/shared/public-texts.ts'
import { type Language, LANGUAGES } from '#app/shared/roles.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Time } from '#app/ui/format.tsx'
import { Card, Disclosure, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { Paragraphs } from './paragraphs.tsx'
import { fieldOf } from './text-parts.ts'

type TextRow = { key: PublicTextKey } & Record<Language, string>
type Present = { part: string; texts: TextRow[]; seen: string; by: string | null }
type TextsPageProps = { present: Present; parts: string[]; lastResult?: SubmissionResult }

export function TextsPage({ present, parts, lastResult }: TextsPageProps) {
  const { t } = useTranslation('secretariat')
  const by = present.by ? t('texts.by', { name: present.by }) : null
  return (
    <Page>
      <PageHeader
        title={t('texts.title')}
        lead={t('texts.lead')}
        meta={
          present.seen ? (
            <span>
              {t('texts.changed')} <Time value={present.seen} /> {by}
            </span>
          ) : undefined
        }
        actions={
          <LinkButton icon="file" to={paths.documents()}>
            {t('documents.title')}
          </LinkButton>
        }
      />
      <nav aria-label={t('texts.parts')} className="mb-6">
        <ul className="flex flex-wrap gap-2">
          {parts.map((part) => (
            <li key={part}>
              <Link
                className="button button-sm aria-[current]:font-bold aria-[current]:border-ink"
                to={`${paths.publicTexts()}?part=${part}`}
                aria-current={part === present.part ? 'page' : undefined}
              >
                {t(`texts.part.${part}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <TextsForm present={present} lastResult={lastResult} />
    </Page>
  )
}

function TextsForm({ present, lastResult }: Omit<TextsPageProps, 'parts'>) {
  const { t } = useTranslation('secretariat')
  const [changed, setChanged] = useState(false)
  const sending = useSending()
  useUnsavedWarning(changed && !sending, t('texts.leave'))
  const defaults = useMemo(() => defaultsOf(present), [present])
  const form = useFields(lastResult, defaults)
  return (
    <PostForm noValidate className="column" onChange={() => setChanged(true)}>
      <ErrorSummary form={form} />
      <input type="hidden" name="seen" value={present.seen} />
      {present.texts.map((row) => (
        <TextCard key={row.key} row={row} form={form} />
      ))}
      <div className="sticky bottom-14 z-10 flex flex-wrap items-center gap-4 border-t border-line bg-desk py-3 md:bottom-0">
        <Button type="submit" variant="primary" pending={sending}>
          {t('texts.save')}
        </Button>
        <p role="status" className="text-sm text-ink-2">
          {changed ? t('texts.unsaved') : ''}
        </p>
      </div>
    </PostForm>
  )
}

function defaultsOf({ texts }: Present): Record<string, string> {
  return Object.fromEntries(
    texts.flatMap((row) => LANGUAGES.map((language) => [`texts.${fieldOf(row.key, language)}`, row[language]])),
  )
}

function TextCard({ row, form }: { row: TextRow; form: ReturnType<typeof useFields<string>> }) {
  const { t } = useTranslation(['secretariat', 'common'])
  const [typed, setTyped] = useState<Partial<Record<Language, string>>>({})
  const rows = rowsFor(Math.max(row.en.length, row.fr.length))
  return (
    <Card title={t(`texts.key.${row.key.replaceAll('.', '-')}`, { defaultValue: row.key })}>
      <div className="grid gap-5 md:grid-cols-2">
        {LANGUAGES.map((language) => (
          <div key={language} lang={language}>
            <TextArea
              field={form.field(`texts.${fieldOf(row.key, language)}`, row[language])}
              label={t(`common:language.${language}`)}
              hint={row.key === 'chart.data' ? t('texts.chart-hint') : undefined}
              optional={row.key.startsWith('chart.')}
              rows={rows}
              onChange={(event) => setTyped({ ...typed, [language]: event.target.value })}
            />
          </div>
        ))}
      </div>
      <Disclosure summary={t('texts.preview')} icon="eye" className="mt-4">
        <div className="grid gap-5 md:grid-cols-2">
          {LANGUAGES.map((language) => (
            <div key={language} lang={language}>
              <Paragraphs
                className="grid gap-3 rounded-sm bg-desk p-4 text-lg"
                text={typed[language] ?? row[language]}
              />
            </div>
          ))}
        </div>
      </Disclosure>
    </Card>
  )
}

const LETTERS_IN_A_ROW = 60

function rowsFor(length: number) {
  return Math.min(16, Math.max(2, Math.ceil(length / LETTERS_IN_A_ROW) + 1))
}

function partAt({ pathname, search }: { pathname: string; search: string }) {
  return `${pathname} ${new URLSearchParams(search).get('part')}`
}

/** Asks before an unsaved text is left, inside the site and out of it. */
function useUnsavedWarning(unsaved: boolean, message: string) {
  // Saving is a move, too: from the page to itself.
  usePrompt({
    when: ({ currentLocation: here, nextLocation: next }) => unsaved && partAt(here) !== partAt(next),
    message,
  })
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
}
