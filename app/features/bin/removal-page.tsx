import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { Card, Facts, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { Company } from './removal.queries.server.ts'

/** Asks before something goes into the bin, and names what goes with it. */
export function RemovalPage({
  kind,
  title,
  back,
  words,
  counts,
  barred,
}: Company & { kind: 'section' | 'indicator' | 'session' }) {
  const { t } = useTranslation('bin')
  const { group } = useGroups()
  const format = useFormat()
  const busy = useSending()
  const facts = [
    ...words.map(({ groupId, count }) => ({
      label: t('goes.words', { group: group(groupId)?.name ?? '' }),
      value: format.number(count),
    })),
    ...Object.entries(counts).map(([name, count]) => ({ label: t(`goes.${name}`), value: format.number(count) })),
  ]
  return (
    <Page narrow>
      <PageHeader serif title={t(`remove.${kind}`, { title })} lead={t('remove.lead')} />
      <Card title={t('remove.goes')}>
        <Facts facts={facts} />
      </Card>
      <div className="mt-6">
        {barred ? <Banner tone="notice">{t(`barred.${barred}`)}</Banner> : null}
        <PostForm className="mt-4">
          <input type="hidden" name="confirmed" value="yes" />
          <ButtonRow>
            {barred ? null : (
              <Button type="submit" variant="danger" icon="trash" pending={busy}>
                {t('remove.submit')}
              </Button>
            )}
            <LinkButton to={back}>{t('remove.keep')}</LinkButton>
          </ButtonRow>
        </PostForm>
      </div>
    </Page>
  )
}
