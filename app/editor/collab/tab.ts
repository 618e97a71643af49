type Tab = { hidden: () => void; shown: () => void }

/** False where there is no page, as in Node. */
export function isHidden() {
  return typeof document !== 'undefined' && document.hidden
}

/** Tells when the tab goes out of sight, which may be the last that is heard of it, and when it is back. */
export function watchTab({ hidden, shown }: Tab): () => void {
  if (typeof document === 'undefined') return () => undefined
  const changed = () => (document.hidden ? hidden() : shown())
  document.addEventListener('visibilitychange', changed)
  window.addEventListener('pagehide', hidden)
  return () => {
    document.removeEventListener('visibilitychange', changed)
    window.removeEventListener('pagehide', hidden)
  }
}

/** Holds up whoever leaves the page while `holds` says that words would be left behind, until the returned function is called. */
export function warnOnLeaving(holds: () => boolean): () => void {
  if (typeof window === 'undefined') return () => undefined
  const warn = (event: BeforeUnloadEvent) => {
    if (holds()) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  return () => window.removeEventListener('beforeunload', warn)
}
