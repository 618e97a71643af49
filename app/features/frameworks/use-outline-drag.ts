import { useFetcher } from '@remix-run/react'
import { type DragEvent, useState } from 'react'

type Dragged = { kind: 'pillar' | 'section'; id: string }
/** Where it would fall: before a neighbour, or at the end of a pillar (of the framework, for a pillar). */
export type DropPlace = { pillarId?: string; beforeId?: string }

/**
 * Drag by pointer with the browser's own drag and drop. Everything it does, the step buttons and the forms of a row do
 * too, by keyboard and without scripts.
 */
export function useOutlineDrag(action: string) {
  const fetcher = useFetcher()
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const [over, setOver] = useState<string | null>(null)

  function handleOf(item: Dragged) {
    return {
      draggable: true,
      onDragStart(event: DragEvent) {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', item.id)
        event.stopPropagation()
        setDragged(item)
      },
      onDragEnd() {
        setDragged(null)
        setOver(null)
      },
    }
  }

  function targetOf(kind: Dragged['kind'], key: string, place: DropPlace) {
    const fits = dragged?.kind === kind && dragged.id !== place.beforeId
    return {
      'data-drop': fits && over === key ? true : undefined,
      onDragOver(event: DragEvent) {
        if (!fits) return
        event.preventDefault()
        event.stopPropagation()
        setOver(key)
      },
      onDragLeave() {
        setOver((now) => (now === key ? null : now))
      },
      onDrop(event: DragEvent) {
        if (!fits || !dragged) return
        event.preventDefault()
        event.stopPropagation()
        const values = Object.entries({ ...dragged, ...place, reply: 'inline' }).filter(
          ([, value]) => value !== undefined,
        )
        fetcher.submit(Object.fromEntries(values) as Record<string, string>, { method: 'post', action })
        setDragged(null)
        setOver(null)
      },
    }
  }

  const answer =
    fetcher.state === 'idle'
      ? (fetcher.data as { ok?: boolean; problem?: { messageKey: string } | null } | undefined)
      : undefined
  return {
    handleOf,
    targetOf,
    dragging: dragged !== null,
    problem: answer && !answer.ok ? (answer.problem?.messageKey ?? 'invalid') : null,
  }
}

export type OutlineDrag = ReturnType<typeof useOutlineDrag>
