import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { PAGE_OF } from '#app/shared/page-of.ts'
import { usePageOwner } from '#app/ui/page-owner.tsx'
import { useLazyPart } from '#app/ui/use-lazy-part.ts'

export type Dragged = { kind: 'pillar' | 'section'; id: string }
/** Where it would fall: before a neighbour, or at the end of a pillar (of the framework, for a pillar); `afterId` is the one that stands there last. */
export type DropPosition = { pillarId?: string; beforeId?: string; afterId?: string }

type Answer = { ok?: boolean; problem?: { messageKey: string } | null }

const loadParts = () => import('./outline-drag.tsx')

/**
 * Drag and drop, for whoever may arrange: by pointer, by keyboard and for screen readers. Everything it does, the step buttons and
 * the forms of a row do too, by touch and without scripts.
 */
export function useOutlineDrag(action: string, may: boolean) {
  const fetcher = useFetcher<Answer>()
  const owner = usePageOwner()
  const { part: parts, fetch } = useLazyPart(loadParts)
  const [dragged, setDragged] = useState<Dragged | null>(null)

  useEffect(() => {
    if (may) fetch()
  }, [may])

  const answer = fetcher.state === 'idle' ? fetcher.data : undefined

  function drop({ pillarId, beforeId }: DropPosition) {
    if (!dragged) return
    const values = Object.entries({ ...dragged, pillarId, beforeId, reply: 'inline', [PAGE_OF]: owner })
    fetcher.submit(Object.fromEntries(values.filter(([, value]) => value)) as Record<string, string>, {
      method: 'post',
      action,
    })
  }

  return {
    parts,
    drop,
    dragged,
    start: setDragged,
    end: () => setDragged(null),
    problem: answer && !answer.ok ? (answer.problem?.messageKey ?? 'invalid') : null,
  }
}

export function handleId({ kind, id }: Dragged) {
  return `move-${kind}-${id}`
}

export type OutlineDrag = ReturnType<typeof useOutlineDrag>
