import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { IconButton } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'

/** One step up, one step down: the way by keyboard, by touch and without scripts. */
export function StepButtons({
  roundtableId,
  kind,
  id,
  title,
  first,
  last,
}: {
  roundtableId: string
  kind: 'pillar' | 'section'
  id: string
  title: string
  first: boolean
  last: boolean
}) {
  const { t } = useTranslation('framework')
  const pressed = useRef<HTMLButtonElement | null>(null)
  const remember = (event: { currentTarget: HTMLButtonElement }) => void (pressed.current = event.currentTarget)

  // A row that moves in the list loses the focus, and with it the place of whoever moves it by keyboard, step by step.
  function keepFocus() {
    if (document.activeElement === document.body) pressed.current?.focus()
  }
  return (
    <InlineForm action={paths.outline(roundtableId)} className="flex" onDone={keepFocus}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <IconButton
        type="submit"
        size="sm"
        name="direction"
        value="up"
        icon="up"
        label={t('move.up', { title })}
        onClick={remember}
        aria-disabled={first || undefined}
      />
      <IconButton
        type="submit"
        size="sm"
        name="direction"
        value="down"
        icon="down"
        label={t('move.down', { title })}
        onClick={remember}
        aria-disabled={last || undefined}
      />
    </InlineForm>
  )
}
