import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

export type ScreenLook = 'light' | 'dark'
type Modes = { reader: boolean; look: ScreenLook | undefined }

/** Seen where a pointer or the focus is on the screen: in words alone, and light or dark, also on the key D. Whoever stands at the projector chooses; the link holds it. */
export function ScreenModes({ reader, look }: Modes) {
  const { t } = useTranslation('screens')
  const other = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    const press = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (key.toLowerCase() === 'd' && !ctrlKey && !metaKey && !altKey) other.current?.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  const next: ScreenLook = look === 'dark' ? 'light' : 'dark'
  return (
    <p className="screen-mode">
      <Link ref={other} to={addressOf({ reader, look: next })} replace aria-keyshortcuts="d">
        {t(`look.${next}`)}
      </Link>
      <Link to={addressOf({ reader: !reader, look })} replace>
        {t(reader ? 'reader.leave' : 'reader.enter')}
      </Link>
    </p>
  )
}

function addressOf({ reader, look }: Modes) {
  return `?${new URLSearchParams({ ...(reader && { reader: '1' }), ...(look && { look }) })}`
}
