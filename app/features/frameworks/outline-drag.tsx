import { type ReactNode, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useDrag } from 'react-aria-components/useDrag'
import { useDrop } from 'react-aria-components/useDrop'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/ui/icons.tsx'

type HandleProps = { id: string; title: string; onStart: () => void; onEnd: () => void }
type PlaceProps = { label: string; onDrop: () => void }

/** Takes a pillar or a section by pointer, and by Enter: Tab then leads from place to place, and React Aria says so. */
export function DragHandle(props: HandleProps) {
  return (
    <InReadersLanguage>
      <Handle {...props} />
    </InReadersLanguage>
  )
}

/** Stands over a row, or over the end of a list, while something is dragged that fits there. */
export function DropPlace(props: PlaceProps) {
  return (
    <InReadersLanguage>
      <Place {...props} />
    </InReadersLanguage>
  )
}

function InReadersLanguage({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  return <I18nProvider locale={i18n.language}>{children}</I18nProvider>
}

function Handle({ id, title, onStart, onEnd }: HandleProps) {
  const { t } = useTranslation('framework')
  const { dragProps, dragButtonProps } = useDrag({
    hasDragButton: true,
    getItems: () => [{ 'text/plain': title }],
    getAllowedDropOperations: () => ['move'],
    onDragStart: onStart,
    onDragEnd({ dropOperation }) {
      // The place that had the focus goes away: whoever moves by keyboard goes on at the handle, wherever its row stands then.
      if (dropOperation !== 'cancel') document.getElementById(id)?.focus()
      onEnd()
    },
  })
  return (
    <span className="no-print cursor-grab text-ink-3" title={t('move.drag')} {...dragProps}>
      <Button
        id={id}
        className="pointer-events-none grid size-6 place-items-center rounded-sm"
        aria-label={t('move.take', { title })}
        {...dragButtonProps}
      >
        <Icon name="drag" />
      </Button>
    </span>
  )
}

function Place({ label, onDrop }: PlaceProps) {
  const ref = useRef<HTMLDivElement>(null)
  const { dropProps, isDropTarget } = useDrop({ ref, onDrop })
  return (
    <div
      ref={ref}
      role="button"
      tabIndex={-1}
      aria-label={label}
      className="absolute inset-0 z-10 data-drop:border-t-3 data-drop:border-ink"
      data-drop={isDropTarget || undefined}
      {...dropProps}
    />
  )
}
