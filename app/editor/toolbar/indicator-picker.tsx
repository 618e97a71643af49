import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { searchKey, searchWords } from '#app/shared/text.ts'
import { isComposing } from '#app/ui/composing.ts'
import type { ChipIndicator } from '../indicator-lookup.ts'

const SHOWN = 40

/** A search field over the roundtable's indicators: type, arrow keys, Enter. */
export function IndicatorPicker({
  indicators,
  onPick,
}: {
  indicators: readonly ChipIndicator[]
  onPick: (indicator: ChipIndicator) => void
}) {
  const { t } = useTranslation('editor')
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => search(indicators, typed), [indicators, typed])
  const active = Math.min(at, found.length - 1)

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return
    const picked = found[active]
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0))
    else if (event.key === 'Enter') {
      if (picked) onPick(picked)
    } else return
    event.preventDefault()
    document
      .getElementById(`${id}-${found[active + (event.key === 'ArrowDown' ? 1 : -1)]?.id}`)
      ?.scrollIntoView?.({ block: 'nearest' })
  }
  return (
    <div className="tool-form">
      <label className="field-label" htmlFor={id}>
        {t('chip.search')}
      </label>
      <input
        id={id}
        className="input"
        dir="auto"
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[active] ? `${id}-${found[active].id}` : undefined}
        autoComplete="off"
        value={typed}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={t('chip.list')} className="tool-options">
        {found.map((indicator, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keyboard is handled by the field, which keeps the focus
          <li
            key={indicator.id}
            id={`${id}-${indicator.id}`}
            role="option"
            aria-selected={index === active}
            className="tool-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(indicator)}
          >
            <b>{indicator.code}</b> <bdi>{indicator.name}</bdi>{' '}
            <span className="tool-option-end">{indicator.state}</span>
          </li>
        ))}
      </ul>
      <p className="tool-note" role="status">
        {indicators.length === 0 ? t('chip.noneYet') : t('chip.found', { count: found.length })}
      </p>
    </div>
  )
}

/** Every typed word must begin or stand in the code or the name; accents do not matter. */
export function search(indicators: readonly ChipIndicator[], typed: string): ChipIndicator[] {
  const words = searchWords(typed)
  const matches = indicators.filter((it) => {
    if (it.merged) return false
    const text = searchKey(`${it.code} ${it.name}`)
    return words.every((word) => text.includes(word))
  })
  return matches.slice(0, SHOWN)
}
