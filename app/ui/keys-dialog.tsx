import { useState } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { elementsWithKeys, turnKeys, useKeysOn } from './keys.ts'

/** The keys of what is on the page now, and the switch that turns all of them off. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('keys')
  const on = useKeysOn()
  const [keys] = useState(() => elementsWithKeys().map(keyOf))
  return (
    <I18nProvider locale={i18n.language}>
      <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
        <Modal className="dialog">
          <Dialog>
            <Heading slot="title" className="dialog-title">
              {t('title')}
            </Heading>
            <p>{t(on ? 'when' : 'off')}</p>
            {on ? (
              <dl className="keys-list">
                {keys.map(({ key, name }) => (
                  <div key={key}>
                    <dt>
                      <kbd>{key.toUpperCase()}</kbd>
                    </dt>
                    <dd>{name}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
            <div className="dialog-actions">
              <Button onClick={() => turnKeys(!on)}>{t(on ? 'turn-off' : 'turn-on')}</Button>
              <Button autoFocus variant="primary" onClick={onClose}>
                {t('close')}
              </Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}

/** A key is called as the thing is that it presses. */
function keyOf(element: HTMLElement) {
  const words = element.cloneNode(true) as HTMLElement
  words.querySelectorAll('kbd').forEach((hint) => hint.remove())
  const [label] = (element as HTMLInputElement).labels ?? []
  const name = element.getAttribute('aria-label') ?? label?.textContent ?? words.textContent ?? ''
  return { key: element.getAttribute('aria-keyshortcuts') ?? '', name: name.trim() }
}
