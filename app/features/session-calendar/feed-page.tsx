import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'

type FeedPageProps = {
  /** When the address in use was made. */
  madeAt: string | null
  /** The one that was made a moment ago. */
  address: string | null
}

/** Where somebody makes the address of their calendar, and takes it away. */
export function FeedPage({ madeAt, address }: FeedPageProps) {
  const { t } = useTranslation(['session-calendar', 'identity'])
  const format = useFormat()
  const crumbs = [{ label: t('identity:profile.title'), to: paths.profile() }, { label: t('feed.title') }]
  return (
    <Page narrow>
      <PageHeader title={t('feed.title')} lead={t('feed.lead')} crumbs={crumbs} />
      <div className="column">
        {address ? <NewAddress address={address} /> : null}
        <Card>
          <p>{madeAt ? t('feed.since', { when: format.dateTime(madeAt, 'long') }) : t('feed.none')}</p>
          {madeAt ? <p className="mt-2 text-sm text-ink-2">{t('feed.make-new-note')}</p> : null}
          <ButtonRow className="mt-4">
            <Act act="make" label={t(madeAt ? 'feed.make-new' : 'feed.make')} main={!madeAt} />
            {madeAt ? <Act act="revoke" label={t('feed.revoke')} danger /> : null}
          </ButtonRow>
        </Card>
      </div>
    </Page>
  )
}

function Act({
  act,
  label,
  main,
  danger,
}: {
  act: 'make' | 'revoke'
  label: string
  main?: boolean
  danger?: boolean
}) {
  return (
    <PostForm>
      <input type="hidden" name="act" value={act} />
      <Button type="submit" variant={main ? 'primary' : danger ? 'danger' : 'default'} pending={useSending()}>
        {label}
      </Button>
    </PostForm>
  )
}

function NewAddress({ address }: { address: string }) {
  const { t } = useTranslation('session-calendar')
  return (
    <Card title={t('feed.made-title')}>
      <p className="mb-4">{t('feed.made-lead')}</p>
      <label className="field-label" htmlFor="calendar-address">
        {t('feed.address')}
      </label>
      <input
        id="calendar-address"
        className="input mt-1"
        readOnly
        value={address}
        onFocus={(event) => event.target.select()}
      />
      <p className="mt-4">
        <a className="button" href={address.replace(/^https?:/, 'webcal:')}>
          {t('feed.open')}
        </a>
      </p>
      <p className="mt-3 text-sm text-ink-2">{t('feed.how')}</p>
    </Card>
  )
}
