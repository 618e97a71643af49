import { useTranslation } from 'react-i18next'
import type { FaceView } from '../face-views.ts'

/** How to come in: by the picture with a phone, or by the address and the code. */
export function WelcomeFace({ face }: { face: Extract<FaceView, { kind: 'welcome' }> }) {
  const { t } = useTranslation('screens')
  return (
    <div className="screen-way-in">
      <div>
        <h1>{t('welcome.title')}</h1>
        <dl>
          <dt>{t('welcome.address')}</dt>
          <dd className="screen-address">{face.address.replace(/^https?:\/\//, '')}</dd>
          {face.code ? (
            <>
              <dt>{t('welcome.code')}</dt>
              <dd className="screen-code">{face.code}</dd>
            </>
          ) : null}
        </dl>
      </div>
      {face.qr ? (
        <div
          className="screen-qr"
          role="img"
          aria-label={t('welcome.qr')}
          dangerouslySetInnerHTML={{ __html: face.qr }}
        />
      ) : null}
    </div>
  )
}
