import { useEffect, useRef, useState } from 'react'
import { Button, type ButtonLook, TextButton } from './button.tsx'
import { useHydrated } from './use-hydrated.ts'
import { useLazyPart } from './use-lazy-part.ts'

// React Aria comes with the first question, not with the page.
const loadDialog = () => import('./question-dialog.tsx')

type ConfirmButtonProps = ButtonLook & {
  /** What the button says, and the verb of the dialog. */
  children: string
  /** Its accessible name where several buttons say the same. */
  label?: string
  question: string
  consequence: string
  keep: string
  pending?: boolean
  /** Underlined like a link, inside a sentence or a list. */
  text?: boolean
}

/** Sends the form around it, and asks first, in the browser's own words where the dialog cannot be fetched; without scripts the form is sent at once. */
export function ConfirmButton({
  children,
  question,
  consequence,
  keep,
  pending,
  text,
  label,
  ...look
}: ConfirmButtonProps) {
  const place = useRef<HTMLSpanElement>(null)
  const [asking, setAsking] = useState(false)
  const hydrated = useHydrated()
  const { part, failed, fetch } = useLazyPart(loadDialog)
  const ask = () => {
    fetch()
    setAsking(true)
  }
  const opener = hydrated
    ? {
        type: 'button' as const,
        onClick: ask,
        onPointerEnter: fetch,
        onFocus: fetch,
        'aria-haspopup': 'dialog' as const,
      }
    : { type: 'submit' as const }
  const name = { 'aria-label': label }

  function answer(confirmed: boolean) {
    setAsking(false)
    if (confirmed) place.current?.closest('form')?.requestSubmit()
  }

  useEffect(() => {
    if (asking && failed) answer(window.confirm(`${question}\n\n${consequence}`))
  }, [asking, failed]) // eslint-disable-line react-hooks/exhaustive-deps -- one question a press

  return (
    <span ref={place} className="contents">
      {text ? (
        <TextButton {...opener} {...name}>
          {children}
        </TextButton>
      ) : (
        <Button {...look} {...opener} {...name} pending={pending}>
          {children}
        </Button>
      )}
      {asking && part ? (
        <part.QuestionDialog {...{ question, consequence, keep }} confirm={children} onAnswer={answer} />
      ) : null}
    </span>
  )
}
