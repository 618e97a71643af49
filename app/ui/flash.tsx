import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icons.tsx'

type FlashProps = { tone: 'done' | 'notice' | 'problem'; message: string; values?: Record<string, string | number> }

/** The sentence a redirect leaves for the next page: an ink slip at the bottom start, there without scripts too. */
export function Flash({ tone, message, values }: FlashProps) {
  const [namespace = 'common'] = message.includes(':') ? message.split(':') : []
  const { t } = useTranslation(['common', namespace])
  const [closed, setClosed] = useState(false)
  if (closed) return null
  return (
    <div role={tone === 'problem' ? 'alert' : 'status'} className="flash">
      <Icon name={tone === 'done' ? 'check' : 'alert'} />
      <p>{t(message, { defaultValue: message, ...values })}</p>
      <button type="button" className="flash-close" aria-label={t('close')} onClick={() => setClosed(true)}>
        <Icon name="close" />
      </button>
    </div>
  )
}
