import { useEffect, useRef, useState } from 'react'
import {
  Button,
  I18nProvider,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
  type PressEvent,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Undo } from '#app/shared/toast.ts'
import { Icon } from './icons.tsx'
import { ToastText } from './toast-text.tsx'
import type { SaidToast } from './toasts.tsx'

const MOST = 3
const BRIEF = 10_000

type Props = { toasts: SaidToast[]; onUndo: (undo: Undo) => void; onClosed: (id: number) => void }

/**
 * Toasts as a landmark that F6 leads to. They are announced politely and take no focus; a toast goes by itself only if it merely
 * confirms, never while it is pointed at or focused, and never when it can be undone or tells of a problem.
 */
export function ToastRegion({ toasts, onUndo, onClosed }: Props) {
  const { t, i18n } = useTranslation('ui')
  const queue = useToastQueue(toasts, onClosed)
  const leaving = useLeave(toasts.length)
  useWayIn()
  return (
    <I18nProvider locale={i18n.language}>
      <AriaToastRegion queue={queue} className="toasts" aria-label={t('toast.region')}>
        {({ toast: { key, content, ...rest } }) => (
          <AriaToast toast={{ key, content, ...rest }} className="toast">
            <ToastContent role={content.tone === 'problem' ? 'alert' : 'status'} className="toast-content">
              <Text slot="title" className="contents">
                <ToastText toast={content} />
              </Text>
            </ToastContent>
            {content.undo ? (
              <Button
                className="toast-undo"
                onPress={(event) => {
                  leaving(event)
                  queue.close(key)
                  onUndo(content.undo!)
                }}
              >
                {t('toast.undo')}
              </Button>
            ) : null}
            <Button slot="close" className="toast-close" aria-label={t('toast.dismiss')} onPress={leaving}>
              <Icon name="close" />
            </Button>
          </AriaToast>
        )}
      </AriaToastRegion>
    </I18nProvider>
  )
}

/** The queue of React Aria, kept equal to what has been said; the oldest makes room. */
function useToastQueue(toasts: SaidToast[], onClosed: (id: number) => void) {
  const [queue] = useState(() => new ToastQueue<SaidToast>({ maxVisibleToasts: MOST }))
  const keys = useRef(new Map<number, string>())
  useEffect(() => {
    for (const toast of toasts) {
      if (keys.current.has(toast.id)) continue
      const timeout = toast.undo || toast.tone === 'problem' ? undefined : BRIEF
      keys.current.set(toast.id, queue.add(toast, { timeout, onClose: () => onClosed(toast.id) }))
    }
    const shown = toasts.slice(-MOST)
    for (const [id, key] of keys.current) {
      if (shown.some((toast) => toast.id === id)) continue
      keys.current.delete(id)
      queue.close(key)
    }
  }, [queue, toasts, onClosed])
  return queue
}

/** F6 leads to the newest toast from wherever one is: the library's own way there begins at another landmark of its kind. */
function useWayIn() {
  useEffect(() => {
    const lead = (event: KeyboardEvent) => {
      const region = document.querySelector('.toasts')
      if (event.key !== 'F6' || event.defaultPrevented || !region || region.contains(document.activeElement)) return
      event.preventDefault()
      region.querySelector<HTMLElement>('.toast-undo, .toast-close')?.focus()
    }
    document.addEventListener('keydown', lead)
    return () => document.removeEventListener('keydown', lead)
  }, [])
}

/** Whoever closed the last toast by keyboard goes on where they were, or at the page's main part if that place is gone. */
function useLeave(count: number) {
  const byKeyboard = useRef(false)
  useEffect(() => {
    if (count > 0 || !byKeyboard.current) return
    byKeyboard.current = false
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
  }, [count])
  return (event: PressEvent) => {
    byKeyboard.current = event.pointerType === 'keyboard' || event.pointerType === 'virtual'
  }
}
