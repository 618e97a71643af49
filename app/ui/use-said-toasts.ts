import { useFetchers, useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Toast } from '#app/shared/toast.ts'

/** `place` is the page on which it was said. */
export type SaidToast = Toast & { id: number; place: string }

export type Answer =
  | {
      ok?: boolean
      toast?: Toast | null
      problem?: { messageKey: string; values: Record<string, string | number> } | null
    }
  | undefined

/** The toast that came with the page has the id 0; every answer is said once, however often the page is drawn. */
export function useSaidToasts(arrived: Toast | null) {
  const { pathname: place } = useLocation()
  const [toasts, setToasts] = useState<SaidToast[]>(() => (arrived ? [{ ...arrived, id: 0, place }] : []))
  const seen = useRef(new WeakSet<Toast>(arrived ? [arrived] : []))
  const last = useRef(0)
  const fetchers = useFetchers()

  function say(toast: Toast) {
    last.current += 1
    const id = last.current
    // One way back at a time: an older one would undo what others have built on since.
    setToasts((now) => [...now.filter((old) => !toast.undo || !old.undo), { ...toast, id, place }])
  }
  useEffect(() => {
    for (const toast of [arrived, ...fetchers.map(({ data }) => (data as Answer)?.toast)]) {
      if (!toast || seen.current.has(toast)) continue
      seen.current.add(toast)
      say(toast)
    }
  })
  // What went wrong on a page, and the way back from what was done there, are left behind with it.
  useEffect(
    () =>
      setToasts((now) =>
        now.every((toast) => stays(toast, place)) ? now : now.filter((toast) => stays(toast, place)),
      ),
    [place],
  )
  return { toasts, say, close: (id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)) }
}

function stays({ tone, undo, place }: SaidToast, now: string) {
  return (tone !== 'problem' && !undo) || place === now
}
