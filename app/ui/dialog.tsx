import { useId, useRef, type ReactNode } from 'react'
import { Button, TextButton, type ButtonLook } from './button.tsx'
import { useHydrated } from './use-hydrated.ts'

type ConfirmButtonProps = ButtonLook & {
  /** What the button says, and the verb of the dialog. */
  children: ReactNode
  question: string
  consequence: string
  keep: string
  pending?: boolean
  /** Underlined like a link, inside a sentence or a list. */
  text?: boolean
}

/**
 * Sends the form around it, and asks first: what will happen, then two verbs, the safe one first and in focus. The
 * browser's own dialog keeps the focus inside and gives it back; without scripts the form is sent at once.
 */
export function ConfirmButton({ children, question, consequence, keep, pending, text, ...look }: ConfirmButtonProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const hydrated = useHydrated()
  const opener = hydrated ? { type: 'button' as const, onClick: () => dialog.current?.showModal(), 'aria-haspopup': 'dialog' as const } : { type: 'submit' as const }
  return (
    <>
      {text ? (
        <TextButton {...opener}>{children}</TextButton>
      ) : (
        <Button {...look} {...opener} pending={pending}>
          {children}
        </Button>
      )}
      <dialog ref={dialog} className="dialog" role="alertdialog" aria-labelledby={`${id}-question`} aria-describedby={`${id}-consequence`}>
        <h2 id={`${id}-question`} className="dialog-title">
          {question}
        </h2>
        <p id={`${id}-consequence`}>{consequence}</p>
        <div className="dialog-actions">
          <Button autoFocus onClick={() => dialog.current?.close()}>
            {keep}
          </Button>
          <Button type="submit" variant="danger" onClick={() => dialog.current?.close()}>
            {children}
          </Button>
        </div>
      </dialog>
    </>
  )
}
