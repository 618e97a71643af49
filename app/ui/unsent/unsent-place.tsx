import { useEffect } from 'react'
import { usePageOwner } from '../page-owner.tsx'
import { useLazyPart } from '../use-lazy-part.ts'
import { loadKeeping } from './load-keeping.ts'

/** Where the frame says what waits on this device. What shows and sends it is fetched only where something was left, or is being written. */
export function UnsentPlace() {
  const owner = usePageOwner()
  const { part, fetch } = useLazyPart(loadKeeping)
  useEffect(() => {
    if (hasLeftSomething(owner)) fetch()
    addEventListener('keeping', fetch)
    return () => removeEventListener('keeping', fetch)
  })
  return part && owner ? <part.UnsentList personId={owner} /> : null
}

function hasLeftSomething(personId: string | null) {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(`unsent:${personId}`))
  } catch {
    // Shut to the site: nothing has been left there.
    return false
  }
}
