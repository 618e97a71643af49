import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Card, Facts, Page, PageHeader } from '#app/ui/page.tsx'
import { isWebAddress } from './address.ts'
import type { EntryRecord } from './references.queries.server.ts'

type Props = EntryRecord & { roundtableId: string; can: { propose: boolean }; children?: ReactNode }

const TEXTS = ['definition', 'unit', 'formula', 'source', 'frequency', 'type', 'notes'] as const

/** An entry of a reference framework; `children` is what of ours it is mapped to. */
export function EntryPage({ roundtableId, entry, labels, framework, above, parts, can, children }: Props) {
  const { t } = useTranslation('references')
  const code = `${framework.short} ${entry.code}`
  return (
    <Page>
      <PageHeader
        code={code}
        title={entry.label === entry.code ? '' : entry.label}
        crumbs={[
          { label: t('list.title'), to: referencePaths.references(roundtableId) },
          { label: framework.short, to: referencePaths.reference(roundtableId, framework.id) },
          ...above.map(({ id, code }) => ({ label: code, to: referencePaths.entry(roundtableId, id) })),
          { label: entry.code },
        ]}
        actions={
          can.propose && entry.kind === 'indicator' ? (
            <LinkButton to={referencePaths.adopt(roundtableId, entry.id)} variant="primary">
              {t('entry.adopt')}
            </LinkButton>
          ) : undefined
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="column">
          <EntryFacts entry={entry} labels={labels} />
          {parts.length ? (
            <Card title={t('entry.parts')}>
              <ul className="grid gap-1">
                {parts.map(({ id, code, label }) => (
                  <li key={id}>
                    <Link to={referencePaths.entry(roundtableId, id)} className="inline-block py-1 wrap-anywhere">
                      <span className="text-sm text-ink-2 tabular-nums">{code}</span> {label === code ? '' : label}
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </div>
        <div className="column">
          {children}
          {can.propose && entry.kind === 'indicator' ? (
            <p className="text-sm text-ink-2">{t('entry.adopt-hint')}</p>
          ) : null}
        </div>
      </div>
    </Page>
  )
}

function EntryFacts({ entry, labels }: Pick<Props, 'entry' | 'labels'>) {
  const { t } = useTranslation('references')
  const { language } = useFormat()
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
  const others = Object.entries(labels).filter(([, label]) => label !== entry.label)
  const facts = TEXTS.filter((field) => entry[field] || field === 'definition').map((field) => ({
    label: t(`entry.${field}`),
    value: <span className="whitespace-pre-line wrap-anywhere">{entry[field] || t('entry.none')}</span>,
  }))
  const more = others.map(([one, label]) => ({ label: names.of(one), value: <span lang={one}>{label}</span> }))
  const address = isWebAddress(entry.uri)
    ? [
        {
          label: t('entry.address'),
          value: (
            <a href={entry.uri} rel="noreferrer" className="wrap-anywhere">
              {entry.uri}
            </a>
          ),
        },
      ]
    : []
  return (
    <Card>
      <Facts facts={[...facts, ...more, ...address]} />
    </Card>
  )
}
