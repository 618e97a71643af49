import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { Step } from './agenda-order.ts'

const ICONS = { up: 'up', down: 'down', in: 'right', out: 'left' } as const
const KEYS: Record<string, Step> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

/** The step that a key means, with Alt. In a line of words, left and right move the cursor. */
export function stepOfKey({ altKey, key, target }: KeyboardEvent): Step | null {
  const step = altKey ? (KEYS[key] ?? null) : null
  const inWords = target instanceof HTMLInputElement && target.name === 'title'
  return inWords && (step === 'in' || step === 'out') ? null : step
}

type Props = { action: string; id: string; title: string; steps: Record<Step, boolean> }

/** One step up or down, below the item before or back to the top: by touch, by keyboard and without scripts. */
export function ItemSteps({ action, id, title, steps }: Props) {
  const { t } = useTranslation('sessions')
  const focused = useRef<Element | null>(null)

  // A row that moves in the list loses the focus, and with it the place of whoever moves it step by step.
  function keepFocus() {
    if (document.activeElement === document.body) (focused.current as HTMLElement | null)?.focus()
  }
  return (
    <InlineForm action={action} className="flex" onDone={keepFocus}>
      <input type="hidden" name="act" value="move" />
      <input type="hidden" name="id" value={id} />
      {(['up', 'down', 'in', 'out'] as const).map((step) => (
        <IconButton
          key={step}
          type="submit"
          size="sm"
          name="direction"
          value={step}
          icon={ICONS[step]}
          label={t(`move.${step}`, { title })}
          onClick={(event) => {
            focused.current = document.activeElement
            if (!steps[step]) event.preventDefault()
          }}
          aria-disabled={steps[step] ? undefined : true}
        />
      ))}
    </InlineForm>
  )
}
