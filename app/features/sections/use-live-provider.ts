import { useEffect, useState } from 'react'
import type { CollabProvider } from '#app/editor/collab/provider.ts'

/** The section's living text, fetched with its machinery only once the page is up and readable. */
export function useLiveProvider(sectionId: string) {
  const [provider, setProvider] = useState<CollabProvider | null>(null)
  useEffect(() => {
    let opened: CollabProvider | undefined
    let gone = false
    void import('#app/editor/collab/provider.ts').then((module) => {
      if (gone) return
      opened = new module.CollabProvider({ subject: { type: 'section', id: sectionId } })
      setProvider(opened)
    })
    return () => {
      gone = true
      setProvider(null)
      opened?.destroy()
    }
  }, [sectionId])
  return provider
}
