import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import type { removedSection } from './bin.queries.server.ts'
import { RemovedBy, RestoreForm } from './removed-line.tsx'

type Props = { roundtableId: string; removed: NonNullable<Awaited<ReturnType<typeof removedSection>>> }

/** What stands in the place of a section that is in the bin: who removed it and when, and the way back for moderators. */
export function RemovedSection({ roundtableId, removed }: Props) {
  const { t } = useTranslation('removed')
  return (
    <Page narrow>
      <PageHeader serif title={t('section.title', { title: removed.title })} lead={t('section.lead')} />
      <RemovedBy line={removed} />
      <div className="button-row mt-5">
        {removed.can.restore ? <RestoreForm line={removed} restoration={paths.binRestoration(roundtableId)} /> : null}
        <LinkButton to={paths.framework(roundtableId)}>{t('section.to-framework')}</LinkButton>
      </div>
    </Page>
  )
}
