import { useFetcher } from '@remix-run/react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PAGE_OF } from '#app/shared/page-of.ts'
import { ErrorText } from '#app/ui/error-text.tsx'
import { usePageOwner } from '#app/ui/page-owner.tsx'
import type { AgendaItemView } from './agenda.queries.server.ts'
import { type Drop, dropAt } from './agenda-drop.ts'
import type { ItemPlace } from './agenda-order.ts'
import { followPointer } from './follow-pointer.ts'

type Answer = { ok?: boolean; problem?: { messageKey: string; values?: Record<string, string | number> } | null }
type Props = { list: RefObject<HTMLElement>; items: AgendaItemView[]; action: string }
type Dragging = { id: string; drop: Drop | null }

/**
 * Takes items by their handles, with mouse, pen and finger, and says where they would fall; everything it does, the arrows of a
 * row do too. Comes late: the page is whole without it.
 */
export function AgendaDrag({ list, items, action }: Props) {
  const { t } = useTranslation('sessions')
  const { send, problem } = useMove(action)
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const [said, setSaid] = useState('')
  const now = useRef({ items, send })
  now.current = { items, send }

  useEffect(() => {
    const element = list.current
    if (!element) return
    const fallOf = (id: string, y: number, aside: number) => {
      const dragged = now.current.items.find((item) => item.id === id)
      return dragged ? dropAt(now.current.items, dragged, boxesIn(element), y, aside) : null
    }
    return followPointer(element, {
      at: (id, y, aside) => setDragging({ id, drop: fallOf(id, y, aside) }),
      end(id, kept, y, aside) {
        setDragging(null)
        const drop = kept ? fallOf(id, y, aside) : null
        if (drop?.moves) now.current.send(id, drop.place)
        setSaid(drop?.moves ? '' : t('move.stays', { title: titleOf(now.current.items, id) }))
      },
    })
  }, [list, t])

  const drop = dragging?.drop
  const where = drop ? (drop.moves ? wordsOf(drop.place) : t('move.here')) : ''
  useEffect(() => {
    if (where) setSaid(where)
  }, [where])

  function wordsOf({ parentId, beforeId }: ItemPlace) {
    const title = beforeId && titleOf(items, beforeId)
    if (parentId === null) return title ? t('move.before', { title }) : t('move.end')
    const parent = titleOf(items, parentId)
    return title ? t('move.below-before', { parent, title }) : t('move.below', { parent })
  }
  return (
    <>
      {dragging ? <Taken list={list} id={dragging.id} /> : null}
      {drop ? <Line list={list} drop={drop} where={where} /> : null}
      <p role="status" className="sr-only">
        {said}
      </p>
      {problem ? (
        <p className="field-error my-2" role="alert">
          <span>
            <ErrorText error={problem.messageKey} values={problem.values} />
          </span>
        </p>
      ) : null}
    </>
  )
}

const titleOf = (items: AgendaItemView[], id: string) => items.find((item) => item.id === id)?.title ?? ''

function useMove(action: string) {
  const fetcher = useFetcher<Answer>()
  const owner = usePageOwner()
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  function send(id: string, { parentId, beforeId }: ItemPlace) {
    const fields = Object.entries({ act: 'move', id, parentId, beforeId, reply: 'inline', [PAGE_OF]: owner })
    const given = fields.filter((field): field is [string, string] => Boolean(field[1]))
    fetcher.submit(Object.fromEntries(given), { method: 'post', action })
  }
  return { send, problem: answer && !answer.ok ? (answer.problem ?? { messageKey: 'unavailable' }) : null }
}

/** What is in the hand stands back while it is. */
function Taken({ list, id }: { list: RefObject<HTMLElement>; id: string }) {
  useEffect(() => {
    const row = list.current?.querySelector(`[data-item="${id}"]`)?.closest('li')
    row?.setAttribute('data-taken', '')
    return () => row?.removeAttribute('data-taken')
  }, [list, id])
  return null
}

/** How far what stands below something is set in. */
const SET_IN = 48

function Line({ list, drop: { place, y }, where }: { list: RefObject<HTMLElement>; drop: Drop; where: string }) {
  const line = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!list.current || !line.current) return
    const { left, width } = list.current.getBoundingClientRect()
    const aside = place.parentId === null ? 0 : SET_IN
    const { style } = line.current
    style.top = `${y - 2}px`
    style.left = `${left + aside}px`
    style.width = `${width - aside}px`
  })
  return (
    <div ref={line} aria-hidden="true" className="pointer-events-none fixed z-30 border-t-3 border-ink">
      <span className="absolute start-0 top-0 max-w-full truncate rounded-b-sm bg-ink px-2 py-0.5 text-sm text-sheet">
        {where}
      </span>
    </div>
  )
}

/** The rows as they stand now: others write the same agenda meanwhile. */
function boxesIn(list: HTMLElement) {
  return [...list.querySelectorAll<HTMLElement>('[data-item]')].map((row) => {
    const { top, bottom } = row.getBoundingClientRect()
    return { id: row.dataset.item ?? '', top, bottom }
  })
}
