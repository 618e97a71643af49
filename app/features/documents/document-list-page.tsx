import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'

type Line = { id: string; title: string; description: string; kind: string; url: string; place: number }

export function DocumentListPage({ documents }: { documents: Line[] }) {
  const { t } = useTranslation('secretariat')
  return (
    <Page>
      <PageHeader
        title={t('documents.title')}
        lead={t('documents.lead')}
        crumbs={[
          { label: t('texts.title'), to: `${paths.publicTexts()}?part=documents` },
          { label: t('documents.title') },
        ]}
        actions={
          <LinkButton variant="primary" icon="plus" to={paths.newDocument()}>
            {t('documents.add')}
          </LinkButton>
        }
      />
      {documents.length === 0 ? (
        <EmptyState title={t('documents.empty')} />
      ) : (
        <Table
          caption={t('documents.title')}
          rows={documents}
          rowKey={(document) => document.id}
          columns={[
            { key: 'place', label: t('documents.place'), numeric: true, cell: (document) => document.place },
            {
              key: 'title',
              label: t('documents.name'),
              header: true,
              cell: (document) => <Link to={paths.document(document.id)}>{document.title}</Link>,
            },
            {
              key: 'kind',
              label: t('documents.kind'),
              cell: (document) => t(`documents.kinds.${document.kind}`, { defaultValue: document.kind }),
            },
            {
              key: 'url',
              label: t('documents.url'),
              cell: (document) => <span className="break-all">{document.url}</span>,
            },
          ]}
        />
      )}
    </Page>
  )
}
