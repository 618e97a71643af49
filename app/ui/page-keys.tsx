import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { isChord, isComposing } from './composing.ts'
import { elementsWithKeys, useKeysOn } from './keys.ts'
import { useHydrated } from './use-hydrated.ts'
import { useLazyPart } from './use-lazy-part.ts'

/** Gives what it is spread on a key: a button or link is pressed by it, a field gets the focus. `?` lists all that a page has. */
export function useKey(key: string | undefined) {
  const on = useKeysOn()
  return key && on ? { 'aria-keyshortcuts': key } : {}
}

/** The key of what stands beside it, for those who see. */
export function KeyHint({ of }: { of: string | undefined }) {
  const on = useKeysOn()
  return of && on ? (
    <kbd className="key-hint" aria-hidden="true">
      {of.toUpperCase()}
    </kbd>
  ) : null
}

/** What has the keyboard to itself while it is open. A message that comes up beside the page has not. */
const OPEN_DIALOG = ':is([role="dialog"], [role="alertdialog"]):not([aria-modal="false"])'

const FIELD =
  'input, textarea, select, [contenteditable], [role="textbox"], [role="dialog"], [role="alertdialog"], [role="menu"]'

/** A key that is held, that a field or a dialog takes, or that belongs to the browser is none of the page's. */
function meantFor(event: KeyboardEvent) {
  const { target, key, repeat, defaultPrevented } = event
  if (repeat || defaultPrevented || isChord(event) || isComposing(event) || key.length !== 1) return
  if (target instanceof Element && target.closest(FIELD)) return
  if (document.querySelector(OPEN_DIALOG)) return
  return elementsWithKeys().find((element) => element.getAttribute('aria-keyshortcuts') === key.toLowerCase())
}

const loadList = () => import('./keys-dialog.tsx')

/** Listens for the page's keys, and shows which there are. */
export function PageKeys() {
  const { t } = useTranslation('keys')
  const on = useKeysOn()
  const hydrated = useHydrated()
  const key = useKey('?')
  const [open, setOpen] = useState(false)
  const { part, fetch } = useLazyPart(loadList)
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const element = meantFor(event)
      if (!element) return
      event.preventDefault()
      if (element.matches('input, textarea')) element.focus()
      else element.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
  if (!hydrated) return null
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        aria-haspopup="dialog"
        onPointerEnter={fetch}
        onFocus={fetch}
        onClick={() => {
          fetch()
          setOpen(true)
        }}
        {...key}
      >
        {t('open')}
      </Button>
      {open && part ? <part.KeysDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
