import { useFetcher, useFetchers, useLocation, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { PAGE_OF } from '#app/shared/page-of.ts'
import type { Toast, Undo } from '#app/shared/toast.ts'
import { LateWords } from './late-words.tsx'
import { usePageOwner } from './page-owner.tsx'
import { PlainToast } from './plain-toast.tsx'
import { useHydrated } from './use-hydrated.ts'
import { useLate } from './use-late.ts'

/** `place` is the page on which it was said, `at` when. */
export type SaidToast = Toast & { id: number; place: string; at: number }

type Answer = { ok?: boolean; toast?: Toast | null; problem?: { messageKey: string; values: Record<string, string | number> } | null } | undefined

// React Aria comes with the first sentence, not with the page.
const loadRegion = () => import('./toast-region.tsx')

/**
 * What happened, at the bottom start: sentences that a redirect left (`arrived`) and those that come with the answer to a form of the
 * page, whether or not the form is still there. Before scripts run, and where the region cannot be fetched, the sentence stands alone.
 */
export function Toasts({ arrived }: { arrived: Toast | null }) {
  const { toasts, say, close } = useSaidToasts(arrived)
  const { part, failed, fetch } = useLate(loadRegion)
  const undo = useUndo(say)
  const hydrated = useHydrated()
  const waiting = hydrated && toasts.length > 0
  useEffect(() => {
    if (waiting) fetch()
  })

  const latest = toasts.at(-1)
  if (part) return <LateWords><part.ToastRegion toasts={toasts} onUndo={undo} onClosed={close} /></LateWords>
  if (!latest || (latest.id > 0 && !failed)) return null
  return (
    <LateWords>
      <PlainToast key={latest.id} toast={latest} onClose={hydrated ? () => close(latest.id) : undefined} />
    </LateWords>
  )
}

/** The toast that came with the page has the id 0; every answer is said once, however often the page is drawn. */
function useSaidToasts(arrived: Toast | null) {
  const { pathname: place } = useLocation()
  const [toasts, setToasts] = useState<SaidToast[]>(() => (arrived ? [{ ...arrived, id: 0, place, at: Date.now() }] : []))
  const seen = useRef(new WeakSet<Toast>(arrived ? [arrived] : []))
  const last = useRef(0)
  const fetchers = useFetchers()
  const navigation = useNavigation()

  function say(toast: Toast) {
    last.current += 1
    const id = last.current
    // One way back at a time: an older one would undo what others have built on since.
    setToasts((now) => [...now.filter((old) => !toast.undo || !old.undo), { ...toast, id, place, at: Date.now() }])
  }
  useEffect(() => {
    for (const toast of [arrived, ...fetchers.map(({ data }) => (data as Answer)?.toast)]) {
      if (!toast || seen.current.has(toast)) continue
      seen.current.add(toast)
      say(toast)
    }
  })
  // Whoever takes the act back by the page's own form needs no second way.
  useEffect(() => {
    const isSent = ({ undo }: SaidToast) => undo && [navigation, ...fetchers].some((sent) => takesBack(undo, sent))
    setToasts((now) => (now.some(isSent) ? now.filter((toast) => !isSent(toast)) : now))
  }, [navigation, fetchers])
  useEffect(() => {
    const offer = toasts.find(({ undo }) => undo?.seconds)
    if (!offer) return
    const over = setTimeout(() => setToasts((now) => now.filter((toast) => toast !== offer)), offer.at + offer.undo!.seconds! * 1000 - Date.now())
    return () => clearTimeout(over)
  }, [toasts])
  // What went wrong on a page, and the way back from what was done there, are left behind with it.
  useEffect(() => setToasts((now) => (now.every((toast) => stays(toast, place)) ? now : now.filter((toast) => stays(toast, place)))), [place])
  return { toasts, say, close: (id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)) }
}

function takesBack({ action, fields }: Undo, { formAction, formData }: { formAction?: string; formData?: FormData }) {
  return formAction === action && Object.entries(fields).every(([name, value]) => formData?.get(name) === value)
}

function stays({ tone, undo, place }: SaidToast, now: string) {
  return (tone !== 'problem' && !undo) || place === now
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
    if (answer.ok === false) say({ tone: 'problem', message: `errors:${answer.problem?.messageKey ?? 'invalid'}`, values: answer.problem?.values })
  })
  return ({ action, fields }: NonNullable<Toast['undo']>) => fetcher.submit({ ...fields, ...(owner && { [PAGE_OF]: owner }), reply: 'inline' }, { method: 'post', action })
}
