import { useFetcher, useFetchers, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Button, type PressEvent } from 'react-aria-components/Button'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Text } from 'react-aria-components/Text'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components/Toast'
import { useTranslation } from 'react-i18next'
import { PAGE_OF } from '#app/shared/page-of.ts'
import type { Toast, Undo } from '#app/shared/toast.ts'
import { Icon } from './icons.tsx'
import { usePageOwner } from './page-owner.tsx'
import { ToastText } from './toast-text.tsx'
import type { Answer, SaidToast } from './use-said-toasts.ts'

const MOST = 3
const BRIEF = 10_000

type Props = { toasts: SaidToast[]; say: (toast: Toast) => void; close: (id: number) => void }

/**
 * Toasts as a landmark that F6 leads to. They are announced politely and take no focus; a toast goes by itself only if it merely
 * confirms or can no longer be undone, never while it is pointed at or focused, and never when it tells of a problem.
 */
export function ToastRegion({ toasts, say, close }: Props) {
  const { t, i18n } = useTranslation('ui')
  const queue = useToastQueue(toasts, close)
  const undo = useUndo(say)
  useTakenBack(toasts, close)
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
                  undo(content.undo!)
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
      const timeout = toast.undo?.seconds
        ? toast.undo.seconds * 1000
        : toast.undo || toast.tone === 'problem'
          ? undefined
          : BRIEF
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

/** Sends the form that takes an act back. Where that is refused, because others went on meanwhile, a toast says why. */
function useUndo(say: (toast: Toast) => void) {
  const fetcher = useFetcher<Answer>()
  const owner = usePageOwner()
  const answered = useRef<Answer>()
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    if (!answer || answered.current === answer) return
    answered.current = answer
    if (answer.ok === false)
      say({
        tone: 'problem',
        message: `errors:${answer.problem?.messageKey ?? 'invalid'}`,
        values: answer.problem?.values,
      })
  })
  return ({ action, fields }: NonNullable<Toast['undo']>) =>
    fetcher.submit({ ...fields, ...(owner && { [PAGE_OF]: owner }), reply: 'inline' }, { method: 'post', action })
}

/** Whoever takes an act back by the page's own form needs no second way. */
function useTakenBack(toasts: SaidToast[], close: (id: number) => void) {
  const sent = [useNavigation(), ...useFetchers()]
  useEffect(() => {
    for (const { id, undo } of toasts) if (undo && sent.some((form) => takesBack(undo, form))) close(id)
  })
}

function takesBack({ action, fields }: Undo, { formAction, formData }: { formAction?: string; formData?: FormData }) {
  return formAction === action && Object.entries(fields).every(([name, value]) => formData?.get(name) === value)
}
