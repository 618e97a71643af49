import { useState, type ReactNode } from 'react'
import { Form } from '@remix-run/react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './button.tsx'
import { classNames } from './class-names.ts'

type Opening = {
  /** Renders what opens it. Leave out when `isOpen` is yours to say. */
  trigger?: (open: () => void) => ReactNode
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

function useOpening({ isOpen, onOpenChange }: Opening) {
  const [own, setOwn] = useState(false)
  function setOpen(next: boolean) {
    setOwn(next)
    onOpenChange?.(next)
  }
  return { open: isOpen ?? own, setOpen }
}

/** Something to do before going on, above the page. Focus goes in, stays in, and returns to what opened it. */
export function Dialog({
  title,
  children,
  wide,
  role = 'dialog',
  closeButton = true,
  trigger,
  ...opening
}: Opening & {
  title: ReactNode
  children: ReactNode | ((close: () => void) => ReactNode)
  wide?: boolean
  role?: 'dialog' | 'alertdialog'
  closeButton?: boolean
}) {
  const { t } = useTranslation('ui')
  const { open, setOpen } = useOpening(opening)
  return (
    <>
      {trigger?.(() => setOpen(true))}
      <ModalOverlay className="scrim" isOpen={open} onOpenChange={setOpen} isDismissable={role === 'dialog'}>
        <Modal className={classNames('dialog', wide && 'dialog-wide')}>
          <AriaDialog role={role} className="dialog-body">
            {({ close }) => (
              <>
                <div className="dialog-header">
                  <Heading slot="title" className="dialog-title">
                    {title}
                  </Heading>
                  {closeButton ? <IconButton icon="close" size="sm" label={t('dialog.close')} onClick={close} /> : null}
                </div>
                {typeof children === 'function' ? children(close) : children}
              </>
            )}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

/**
 * A question before something that cannot be undone quietly: what will happen, then two verbs, the safe one first.
 * `action` posts a form; otherwise `onConfirm` is called. The focus is on the expected choice, on the safe one
 * when it is a `danger`.
 */
export function ConfirmDialog({
  question,
  children,
  keep,
  confirm,
  danger,
  onConfirm,
  action,
  ...opening
}: Opening & {
  question: ReactNode
  children?: ReactNode
  keep: string
  confirm: string
  danger?: boolean
  onConfirm?: () => void
  action?: { to: string; fields?: Record<string, string> }
}) {
  return (
    <Dialog {...opening} title={question} role="alertdialog" closeButton={false}>
      {(close) => {
        // The focus is given by hand because the expected verb stands second.
        const verbs = (
          <div className="dialog-actions">
            <Button autoFocus={danger} onClick={close}>
              {keep}
            </Button>
            <Button type={action ? 'submit' : 'button'} variant={danger ? 'danger' : 'primary'} autoFocus={!danger} onClick={action ? undefined : () => (close(), onConfirm?.())}>
              {confirm}
            </Button>
          </div>
        )
        return (
          <>
            {children ? <div className="dialog-text">{children}</div> : null}
            {action ? (
              <Form method="post" action={action.to} onSubmit={() => close()}>
                {Object.entries(action.fields ?? {}).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                {verbs}
              </Form>
            ) : (
              verbs
            )}
          </>
        )
      }}
    </Dialog>
  )
}

/** The verbs of a dialog, at its end. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>
}
