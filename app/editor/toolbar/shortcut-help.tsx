import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { SHORTCUTS } from '../shortcuts.ts'
import { useKeyNames } from './use-key-names.ts'

/** The list of keys, on the browser's own dialog: it keeps the focus inside and closes on Escape. */
export function ShortcutHelp({ reader, onClose }: { reader: boolean; onClose: () => void }) {
  const { t } = useTranslation('editor')
  const keyNames = useKeyNames()
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => ref.current?.showModal?.(), [])
  return (
    <dialog ref={ref} className="editor-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t('shortcuts.title')}</h2>
      <table className="shortcut-table">
        <thead>
          <tr>
            <th scope="col">{t('shortcuts.action')}</th>
            <th scope="col">{t('shortcuts.keys')}</th>
          </tr>
        </thead>
        <tbody>
          {SHORTCUTS.filter((it) => !reader || !it.writersOnly).map(({ label, keys }) => (
            <tr key={label}>
              <th scope="row">{t(`shortcuts.${label}`)}</th>
              <td>
                <kbd>{keyNames(keys)}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {reader ? null : <p className="tool-note">{t('shortcuts.markdown')}</p>}
      <Button variant="primary" onClick={() => ref.current?.close()}>
        {t('shortcuts.close')}
      </Button>
    </dialog>
  )
}
