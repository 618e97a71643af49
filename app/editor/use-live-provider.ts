import { useEffect, useState } from 'react'
import type { DocumentSubjectType } from '#app/shared/document-subjects.ts'
import type { CollabProvider } from './collab/provider.ts'

/** A subject's living text, fetched with its machinery only once the page is up and readable. */
export function useLiveProvider(type: DocumentSubjectType, id: string) {
  const [provider, setProvider] = useState<CollabProvider | null>(null)
  useEffect(() => {
    let opened: CollabProvider | undefined
    let gone = false
    void import('./collab/provider.ts').then((module) => {
      if (gone) return
      opened = new module.CollabProvider({ subject: { type, id } })
      setProvider(opened)
    })
    return () => {
      gone = true
      setProvider(null)
      opened?.destroy()
    }
  }, [type, id])
  return provider
}
