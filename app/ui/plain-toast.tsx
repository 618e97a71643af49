import { useTranslation } from 'react-i18next'
import type { Toast } from '#app/shared/toast.ts'
import { Icon } from './icons.tsx'
import { PageOwnerField } from './page-owner.tsx'
import { ToastText } from './toast-text.tsx'

/** A toast as the server sends it: it is there, and can be undone, without scripts. Only scripts can close it. */
export function PlainToast({ toast, onClose }: { toast: Toast; onClose?: () => void }) {
  const { t } = useTranslation('ui')
  const { undo, tone } = toast
  return (
    <div className="toasts">
      <div role={tone === 'problem' ? 'alert' : 'status'} className="toast">
        <ToastText toast={toast} />
        {undo ? (
          <form method="post" action={undo.action}>
            <PageOwnerField />
            {Object.entries(undo.fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button className="toast-undo">{t('toast.undo')}</button>
          </form>
        ) : null}
        {onClose ? (
          <button type="button" className="toast-close" aria-label={t('toast.dismiss')} onClick={onClose}>
            <Icon name="close" />
          </button>
        ) : null}
      </div>
    </div>
  )
}
