import type { CollabProvider } from '#app/editor/collab/provider.ts'

/** When the condition came to hold for each, by the clock; null for whom it did not in time. */
export function everyone(
  providers: CollabProvider[],
  condition: (provider: CollabProvider) => boolean,
  patienceMs: number,
) {
  return Promise.all(providers.map((provider) => one(provider, condition, patienceMs)))
}

function one(
  provider: CollabProvider,
  condition: (provider: CollabProvider) => boolean,
  patienceMs: number,
): Promise<number | null> {
  if (condition(provider)) return Promise.resolve(Date.now())
  return new Promise((resolve) => {
    let { doc } = provider
    let due = false
    // Looked at once for all that arrives together: the condition may be as dear as the text is long.
    const later = () => {
      if (due) return
      due = true
      setTimeout(check, 20)
    }
    const changed = () => {
      if (doc !== provider.doc) (doc = provider.doc).on('update', later)
      later()
    }
    const off = provider.onChange(changed)
    doc.on('update', later)
    const timer = setTimeout(() => end(condition(provider) ? Date.now() : null), patienceMs)
    function end(result: number | null) {
      clearTimeout(timer)
      off()
      doc.off('update', later)
      resolve(result)
    }
    function check() {
      due = false
      if (condition(provider)) end(Date.now())
    }
  })
}
