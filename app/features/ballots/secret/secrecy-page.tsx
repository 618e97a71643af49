import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'

const PROTECTS = ['others', 'exports', 'later', 'counts', 'twice', 'changes'] as const
const DOES_NOT = ['operator', 'false', 'buyer', 'coercion', 'small', 'words', 'replaced'] as const

/** In plain words, what a secret ballot holds against and what it does not. */
export function SecrecyPage({ roundtableId }: { roundtableId: string }) {
  const { t } = useTranslation(['secret-ballot', 'ballots'])
  return (
    <Page narrow>
      <PageHeader
        title={t('page.title')}
        lead={t('page.lead')}
        crumbs={[{ label: t('ballots:list.title'), to: paths.ballots(roundtableId) }, { label: t('page.title') }]}
      />
      <div className="grid gap-6">
        <Points title={t('page.protects')} points={PROTECTS} />
        <Points title={t('page.not')} points={DOES_NOT} />
        <Card title={t('page.receipt')}>
          <p>{t('page.receipt-text')}</p>
          <p className="mt-3 text-sm text-ink-2">{t('page.more')}</p>
        </Card>
      </div>
    </Page>
  )
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  const { t } = useTranslation('secret-ballot')
  return (
    <Card title={title}>
      <ul className="grid list-disc gap-3 pl-5">
        {points.map((point) => (
          <li key={point}>{t(`page.${point}`)}</li>
        ))}
      </ul>
    </Card>
  )
}
