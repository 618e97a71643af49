import { useCallback, useEffect, useState } from 'react'
import { fetchAllCounts } from './counts.ts'

export type OwnBundle = { state: 'loading' | 'not-fetched' | 'not-yet' } | { state: 'ready'; text: string }

/** The file of a ballot and all counts, fetched as the page opens: nothing is asked of the network after that. */
export function useOwnBundle(address: string | null) {
  const [own, setOwn] = useState<OwnBundle>({ state: address ? 'loading' : 'not-yet' })
  const fetchAgain = useCallback(async () => {
    if (!address) return void fetchAllCounts().catch(() => undefined)
    setOwn({ state: 'loading' })
    try {
      const [answer] = await Promise.all([fetch(address), fetchAllCounts()])
      setOwn(answer.ok ? { state: 'ready', text: await answer.text() } : { state: 'not-fetched' })
    } catch {
      setOwn({ state: 'not-fetched' })
    }
  }, [address])
  useEffect(() => void fetchAgain(), [fetchAgain])
  return { own, fetchAgain }
}
