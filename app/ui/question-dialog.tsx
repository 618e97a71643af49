import { Dialog, Heading } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export type Question = {
  question: string
  /** What will happen. */
  consequence: string
  keep: string
  confirm: string
}

/**
 * A question before something that cannot be undone quietly: what will happen, then two verbs, the safe one first and in focus.
 * Focus stays inside and returns to what opened it; Escape keeps things as they are.
 */
export function QuestionDialog({
  question,
  consequence,
  keep,
  confirm,
  onAnswer,
}: Question & { onAnswer: (confirmed: boolean) => void }) {
  const { i18n } = useTranslation()
  return (
    <I18nProvider locale={i18n.language}>
      <ModalOverlay className="scrim" isOpen onOpenChange={(open) => open || onAnswer(false)}>
        <Modal className="dialog">
          <Dialog role="alertdialog">
            <Heading slot="title" className="dialog-title">
              {question}
            </Heading>
            <p>{consequence}</p>
            <div className="dialog-actions">
              <Button autoFocus onClick={() => onAnswer(false)}>
                {keep}
              </Button>
              <Button variant="danger" onClick={() => onAnswer(true)}>
                {confirm}
              </Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}
