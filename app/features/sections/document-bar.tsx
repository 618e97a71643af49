import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Icon } from '#app/ui/icons.tsx'

type Opener = ComponentProps<'button'>

/** On phones, where the thumb is: the way home, the outline and the margin. */
export function DocumentBar({
  roundtableId,
  open,
  outline,
  margin,
}: {
  roundtableId: string
  open: number
  outline: Opener
  margin: Opener
}) {
  const { t } = useTranslation('section')
  return (
    <nav className="document-bar" aria-label={t('phone-bar')}>
      <Link to={paths.roundtable(roundtableId)}>
        <Icon name="home" />
        {t('home')}
      </Link>
      <button {...outline}>
        <Icon name="list" />
        {t('outline')}
      </button>
      <button {...margin}>
        <Icon name="comment" />
        {t('margin-count', { count: open })}
      </button>
    </nav>
  )
}
