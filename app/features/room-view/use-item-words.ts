import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import type { ItemWords, SectionWords } from './item-words.ts'

/** Three hundred phones come to an item in the same moment and ask one after the other. */
const SPREAD_MS = 1200

/** The words of what an item is about: as the page was loaded, and of each item that it shows after that as they are then. */
export function useItemWords(loaded: ItemWords, itemId: string | null, from: string): readonly SectionWords[] {
  const { data, load } = useFetcher<ItemWords>()
  const path = itemId === null || itemId === loaded.itemId ? null : `${from}?item=${itemId}`
  useEffect(() => {
    if (!path) return
    const soon = setTimeout(() => load(path), Math.random() * SPREAD_MS)
    return () => clearTimeout(soon)
  }, [path, load])
  return [data, loaded].find((words) => words?.itemId === itemId)?.sections ?? NONE
}

const NONE: readonly SectionWords[] = []
