import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/ui/icons.tsx'

/** Whether the page moves along with the room. `around`: the item that its reader looks at instead. */
export function FollowBar({ around, current }: { around: boolean; current: { id: string; title: string } | null }) {
  const { t } = useTranslation('room')
  return (
    <div className="follow-bar">
      <Icon name="eye" />
      <p>
        {t(around ? 'follow.around' : 'follow.following')}
        {around && current ? <span className="follow-on">{t('follow.on', { item: current.title })}</span> : null}
      </p>
      {around ? (
        <Link to="?" className="button button-primary" replace preventScrollReset>
          {t('follow.back')}
        </Link>
      ) : (
        <Link to={`?item=${current?.id ?? 'agenda'}`} className="button" replace preventScrollReset>
          {t('follow.look')}
        </Link>
      )}
    </div>
  )
}
