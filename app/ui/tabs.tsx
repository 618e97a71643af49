import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { isChord } from './composing.ts'

export type TabItem = { id: string; label: ReactNode; badge?: ReactNode; content: ReactNode }

/** Views of the same thing that share one place: arrows move between them, Tab goes on into the chosen one. */
export function Tabs({
  label,
  items,
  selected,
  onSelect,
}: {
  label: string
  items: TabItem[]
  selected: string
  onSelect: (id: string) => void
}) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const shown = items.find(({ id }) => id === selected) ?? items[0]

  function move(event: KeyboardEvent) {
    const at = items.findIndex(({ id }) => id === shown?.id)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key]
    const target = next === undefined ? undefined : items.at(next % items.length)
    if (!target || isChord(event)) return
    event.preventDefault()
    onSelect(target.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${target.id}"]`)?.focus()
  }

  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" aria-label={label} ref={list}>
        {items.map(({ id, label: name, badge }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            data-tab={id}
            className="tab"
            aria-selected={id === shown?.id}
            aria-controls={id === shown?.id ? `${base}-panel` : undefined}
            tabIndex={id === shown?.id ? 0 : -1}
            onKeyDown={move}
            onClick={() => onSelect(id)}
          >
            {name}
            {badge}
          </button>
        ))}
      </div>
      <div
        key={shown?.id}
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${shown?.id}`}
        className="tab-panel"
      >
        {shown?.content}
      </div>
    </div>
  )
}
