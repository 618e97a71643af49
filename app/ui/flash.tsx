import { useLocation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icons.tsx'
import { LateWords } from './late-words.tsx'

type Toast = { tone: 'done' | 'notice' | 'problem'; message: string; values?: Record<string, string | number> }

/**
 * The sentence a redirect leaves for the next page: an ink slip at the bottom start, there without scripts too. It stays until
 * it is closed or the reader moves on: the page's data may be loaded again meanwhile, and brings it only once.
 */
export function Flash({ toast }: { toast: Toast | null }) {
  const { key } = useLocation()
  const [given, setGiven] = useState({ toast, key })
  const [closed, setClosed] = useState<Toast | null>(null)
  if (toast && toast !== given.toast) setGiven({ toast, key })
  if (!given.toast || given.key !== key || given.toast === closed) return null
  return (
    <LateWords>
      <Slip {...given.toast} onClose={() => setClosed(given.toast)} />
    </LateWords>
  )
}

function Slip({ tone, message, values, onClose }: Toast & { onClose: () => void }) {
  const [namespace = 'common'] = message.includes(':') ? message.split(':') : []
  const { t } = useTranslation(['common', namespace])
  return (
    <div role={tone === 'problem' ? 'alert' : 'status'} className="flash" data-words={namespace}>
      <Icon name={tone === 'done' ? 'check' : 'alert'} />
      <p>{t(message, { defaultValue: message, ...values })}</p>
      <button type="button" className="flash-close" aria-label={t('close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  )
}
