import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'

/** On a phone, what stands in the margin elsewhere: a panel from the bottom with its own scroll. */
export function BottomSheet({ title, isOpen, onOpenChange, children }: { title: ReactNode; isOpen: boolean; onOpenChange: (isOpen: boolean) => void; children: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <ModalOverlay className="scrim scrim-bottom" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="bottom-sheet">
        <AriaDialog className="dialog-body">
          {({ close }) => (
            <>
              <div className="dialog-header">
                <Heading slot="title" className="dialog-title">
                  {title}
                </Heading>
                <IconButton icon="close" label={t('dialog.close')} onClick={close} />
              </div>
              {children}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
