import {
  Button as AriaButton,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from './icons.tsx'

export type ToastMessage = {
  tone?: 'done' | 'notice' | 'problem'
  /** A sentence that is ready to read. */
  message: string
  action?: { label: string; onAction: () => void }
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })

/** Puts a slip on the table. It stays until read when it carries an action or tells of a problem. */
export function showToast(toast: ToastMessage) {
  const stays = Boolean(toast.action) || toast.tone === 'problem'
  const key = queue.add(toast, stays ? undefined : { timeout: 7000 })
  return () => queue.close(key)
}

/** Where the slips appear. One per page, in the workspace's frame. */
export function ToastRegion() {
  const { t } = useTranslation('ui')
  return (
    <AriaToastRegion queue={queue} className="toast-region" aria-label={t('toast.region')}>
      {({ toast }) => (
        <AriaToast toast={toast} className="toast">
          <Icon name={toast.content.tone === 'done' || !toast.content.tone ? 'check' : 'alert'} />
          <AriaToastContent className="toast-text">{toast.content.message}</AriaToastContent>
          {toast.content.action ? (
            <AriaButton className="text-button" onPress={() => (queue.close(toast.key), toast.content.action?.onAction())}>
              {toast.content.action.label}
            </AriaButton>
          ) : null}
          <AriaButton slot="close" className="toast-close" aria-label={t('toast.dismiss')}>
            <Icon name="close" />
          </AriaButton>
        </AriaToast>
      )}
    </AriaToastRegion>
  )
}
