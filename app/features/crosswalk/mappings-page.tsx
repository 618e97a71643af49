import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { MappingForm } from './mapping-form.tsx'
import { MappingList } from './mapping-list.tsx'
import type { MappingItem } from './mappings.queries.server.ts'

type Props = {
  roundtableId: string
  indicator: { id: string; code: string; name: string }
  mappings: MappingItem[]
  q: string
  found: { id: string; code: string; label: string }[]
  can: { map: boolean }
}

/** What an indicator is to the entries of reference frameworks. */
export function MappingsPage({ roundtableId, indicator, mappings, q, found, can }: Props) {
  const { t } = useTranslation('crosswalk')
  const { fields } = useFields(undefined, { q })
  return (
    <Page>
      <PageHeader
        code={indicator.code}
        title={t('title')}
        lead={indicator.name}
        crumbs={[
          { label: t('list.title', { ns: 'indicators' }), to: paths.indicators(roundtableId) },
          { label: indicator.code, to: paths.indicator(roundtableId, indicator.id) },
          { label: t('title') },
        ]}
        actions={<LinkButton to={crosswalkPaths.coverage(roundtableId)}>{t('coverage.title')}</LinkButton>}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card title={t('mapped-to')}>
          <MappingList roundtableId={roundtableId} mappings={mappings} of="indicator" />
        </Card>
        {can.map ? (
          <Card title={t('form.title')}>
            <Form method="get" role="search" key={q} className="mb-5 grid gap-3">
              <TextField field={fields.q} label={t('form.search')} hint={t('form.search-hint')} type="search" />
              <div className="button-row">
                <Button type="submit" icon="search">
                  {t('form.find')}
                </Button>
              </div>
            </Form>
            {q && found.length === 0 ? <p role="status">{t('form.nothing')}</p> : null}
            {found.length ? (
              <MappingForm key={q} roundtableId={roundtableId} indicatorId={indicator.id} choices={found} />
            ) : null}
          </Card>
        ) : null}
      </div>
    </Page>
  )
}
