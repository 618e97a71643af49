import { useEffect, useState } from 'react'
import { CollabProvider } from './provider.ts'

/** The provider of this section while the component is on the page; null on the server and before the first effect. */
export function useCollab(sectionId: string): CollabProvider | null {
  const [provider, setProvider] = useState<CollabProvider | null>(null)
  useEffect(() => {
    const opened = new CollabProvider({ sectionId })
    setProvider(opened)
    return () => {
      setProvider(null)
      opened.destroy()
    }
  }, [sectionId])
  return provider
}
