import { useTranslation } from 'react-i18next'
import type { Toast } from '#app/shared/toast.ts'
import { Icon } from './icons.tsx'

/** What a toast says, in the reader's language; its texts are fetched if the page came without them. */
export function ToastText({ toast: { tone, message, values } }: { toast: Toast }) {
  const [namespace = 'common'] = message.includes(':') ? message.split(':') : []
  const { t } = useTranslation(['common', namespace])
  return (
    <>
      <Icon name={tone === 'done' ? 'check' : 'alert'} />
      <span className="toast-text" data-words={namespace}>
        {t(message, { defaultValue: message, ...values })}
      </span>
    </>
  )
}
