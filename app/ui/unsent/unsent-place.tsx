import { useEffect } from 'react'
import { usePageOwner } from '../page-owner.tsx'
import { useLazyPart } from '../use-lazy-part.ts'
import { loadKeeping } from './load-keeping.ts'

/** Where the frame says what waits on this device. What shows and sends it comes behind the page, while there is a line: without one it could not be had. */
export function UnsentPlace() {
  const owner = usePageOwner()
  const { part, fetch } = useLazyPart(loadKeeping)
  useEffect(fetch) // Asked for once.
  return part && owner ? <part.UnsentList personId={owner} /> : null
}
