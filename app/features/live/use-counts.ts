import { useMemo } from 'react'
import type { Told } from '#app/shared/live.ts'
import { useTold } from './use-told.ts'

/** The data of a page with what it has been told since it was loaded put in its place. */
export function useCounts<Data>(data: Data, put: (data: Data, told: Told) => Data): Data {
  const [counts, own] = [useTold('counts', data), useTold('own', data)]
  return useMemo(() => put(data, { counts, own }), [data, counts, own, put])
}
