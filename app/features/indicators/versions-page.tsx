import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Time } from '#app/ui/format.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { isChoice } from './metadata-fields.ts'
import type { FieldDiff, versionsOf } from './versions.queries.server.ts'

type Versions = Awaited<ReturnType<typeof versionsOf>>
type Props = Versions & { roundtableId: string }

/** Every wording the indicator has had: two of them compared, word by word, and the way back to any. */
export function VersionsPage({ roundtableId, indicator, versions, compared, can }: Props) {
  const { t } = useTranslation('indicators')
  const record = paths.indicator(roundtableId, indicator.id)
  return (
    <Page>
      <PageHeader
        serif
        code={indicator.code}
        title={t('versions.title')}
        lead={indicator.name}
        crumbs={[
          { label: t('list.title'), to: paths.indicators(roundtableId) },
          { label: indicator.code, to: record },
          { label: t('versions.title') },
        ]}
      />
      <div className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <VersionList {...{ roundtableId, indicator, versions, can }} />
        <Comparison {...{ versions, compared }} />
      </div>
    </Page>
  )
}

function VersionList({ roundtableId, indicator, versions, can }: Omit<Props, 'compared'>) {
  const { t } = useTranslation('indicators')
  return (
    <Card title={t('versions.all')}>
      <ol reversed className="list-lines">
        {versions.map(({ number, origin, restoredFrom, at, rounds, author }, index) => (
          <li key={number} id={`version-${number}`} className="grid gap-1 text-sm">
            <h3 className="text-md font-medium">
              {t('record.version', { version: number })}
              {index === 0 ? <span className="font-normal text-ink-2"> ({t('versions.present')})</span> : null}
            </h3>
            <p>{t(`versions.origin.${origin}`, { version: restoredFrom ?? number })}</p>
            <p className="flex flex-wrap items-center gap-2 text-ink-2">
              {author.personName ? (
                <span>{[author.personName, author.organisationName].filter(Boolean).join(', ')}</span>
              ) : null}
              {author.groupId ? <GroupCode groupId={author.groupId} /> : null}
              <Time value={at} as="dateTime" />
            </p>
            {rounds.length ? (
              <p className="text-ink-2">{t('versions.rounds', { count: rounds.length, rounds: rounds.join(', ') })}</p>
            ) : null}
            <div className="button-row">
              {versions[index + 1] ? (
                <LinkButton size="sm" to={`?from=${versions[index + 1]?.number}&to=${number}#compared`}>
                  {t('versions.changes')}
                  <span className="sr-only"> {t('versions.in', { version: number })}</span>
                </LinkButton>
              ) : null}
              {can.restore && index > 0 ? (
                <InlineForm action={paths.indicatorRestoration(roundtableId, indicator.id, number)}>
                  {({ busy }) => (
                    <>
                      <input type="hidden" name="version" value={indicator.version} />
                      <Button type="submit" size="sm" icon="undo" pending={busy}>
                        {t('versions.restore')}
                        <span className="sr-only"> {t('record.version', { version: number })}</span>
                      </Button>
                    </>
                  )}
                </InlineForm>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Comparison({ versions, compared }: Pick<Props, 'versions' | 'compared'>) {
  const { t } = useTranslation('indicators')
  const { fields } = useFields(undefined, { from: String(compared.from ?? ''), to: String(compared.to) })
  const options = versions.map(({ number }) => ({
    value: String(number),
    label: t('record.version', { version: number }),
  }))
  return (
    <Card
      id="compared"
      title={
        compared.from === null
          ? t('record.version', { version: compared.to })
          : t('versions.compared', { from: compared.from, to: compared.to })
      }
    >
      {versions.length > 1 ? (
        <Form
          method="get"
          action="#compared"
          className="mb-5 flex flex-wrap items-end gap-3"
          key={`${compared.from} ${compared.to}`}
        >
          <SelectField field={fields.from} label={t('versions.from')} options={options} />
          <SelectField field={fields.to} label={t('versions.to')} options={options} />
          <Button type="submit">{t('versions.compare')}</Button>
        </Form>
      ) : null}
      {compared.partly ? <p className="mb-4 text-sm text-ink-2">{t('versions.partly')}</p> : null}
      {compared.fields.length === 0 ? <p className="text-ink-2">{t('versions.same')}</p> : null}
      <dl className="grid gap-4">
        {compared.fields.map((field) => (
          <FieldChange key={field.field} {...field} first={compared.from === null} />
        ))}
      </dl>
    </Card>
  )
}

/** Words that went are struck through, words that came are underlined; both are also said. The first version has nothing before it to differ from. */
function FieldChange({ field, parts, first }: FieldDiff & { first: boolean }) {
  const { t } = useTranslation('indicators')
  const wordOf = (text: string) =>
    field === 'direction'
      ? t(`direction.${text.trim()}`, { defaultValue: text })
      : isChoice(field)
        ? t(`choice.${field}.${text.trim()}`, { defaultValue: text })
        : text
  return (
    <div>
      <dt className="text-sm font-medium text-ink-2">{t(`field.${field}`)}</dt>
      <dd className="font-serif whitespace-pre-line wrap-anywhere" dir="auto">
        {parts.map(({ kind, text }, index) => {
          if (kind === 'same' || first) return <span key={index}>{wordOf(text)}</span>
          const Mark = kind === 'removed' ? 'del' : 'ins'
          return (
            <Mark key={index} className={kind === 'removed' ? 'bg-inset text-ink-2' : 'bg-inset font-medium'}>
              <span className="sr-only">{t(`versions.said.${kind}`)} </span>
              {wordOf(text)}
            </Mark>
          )
        })}
      </dd>
    </div>
  )
}
