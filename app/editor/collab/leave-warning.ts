/** Holds up whoever leaves the page while `holds` says that words would be left behind, until the returned function is called. */
export function warnOnLeaving(holds: () => boolean): () => void {
  if (typeof window === 'undefined') return () => undefined
  const warn = (event: BeforeUnloadEvent) => {
    if (holds()) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  return () => window.removeEventListener('beforeunload', warn)
}
