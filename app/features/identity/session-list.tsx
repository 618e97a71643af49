import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Tag } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/format.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ProfileView } from './profile.queries.server.ts'

type Session = ProfileView['sessions'][number]

/** Where one is signed in, and the way to end it there. */
export function SessionList({ sessions }: { sessions: ProfileView['sessions'] }) {
  const { t } = useTranslation('identity')
  return (
    <>
      <p className="mb-4 text-ink-2">{t('profile.sessions-lead')}</p>
      <Table
        caption={t('profile.sessions-title')}
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          { key: 'device', label: t('profile.device'), header: true, cell: (session) => <Device session={session} /> },
          {
            key: 'address',
            label: t('profile.address'),
            cell: (session) => session.address || t('profile.unknown-address'),
          },
          { key: 'seen', label: t('profile.seen'), cell: (session) => <Time value={session.lastSeenAt} /> },
          {
            key: 'action',
            label: t('profile.action'),
            hideLabel: true,
            cell: (session) => <EndSession session={session} />,
          },
        ]}
      />
      {sessions.length > 1 ? (
        <PostForm action={paths.profileSessions()} className="mt-5">
          <Button type="submit" variant="danger">
            {t('profile.end-others')}
          </Button>
        </PostForm>
      ) : (
        <p className="mt-4 text-sm text-ink-2">{t('profile.no-others')}</p>
      )}
    </>
  )
}

function useDeviceName() {
  const { t } = useTranslation('identity')
  return ({ device }: Session) => (device ? t('profile.device-of', device) : t('profile.unknown-device'))
}

function Device({ session }: { session: Session }) {
  const { t } = useTranslation('identity')
  return (
    <>
      {useDeviceName()(session)} {session.own ? <Tag>{t('profile.this')}</Tag> : null}
    </>
  )
}

function EndSession({ session }: { session: Session }) {
  const { t } = useTranslation('identity')
  const device = useDeviceName()(session)
  return (
    <PostForm action={paths.profileSession(session.id)} reloadDocument={session.own}>
      <Button type="submit" size="sm" aria-label={t('profile.end-of', { device })}>
        {t('profile.end')}
      </Button>
    </PostForm>
  )
}
