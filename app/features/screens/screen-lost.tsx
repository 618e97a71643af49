import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

const AGAIN_MS = 3000

/** Nobody stands at a projector to load its page again: it does so itself once the server answers. */
export function ScreenLost() {
  const { t } = useTranslation('screens')
  useEffect(() => {
    const look = setInterval(() => {
      fetch(window.location.href, { method: 'HEAD', cache: 'no-store' }).then(
        ({ status }) => status < 500 && window.location.reload(),
        () => {},
      )
    }, AGAIN_MS)
    return () => clearInterval(look)
  }, [])
  return (
    <main id="main" className="screen screen-lost">
      <h1>{t('lost')}</h1>
    </main>
  )
}
