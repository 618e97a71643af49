import { useRef, useState } from 'react'
import type { OpenPanel } from './toolbar/panels.tsx'

/** Which panel of the toolbar is open, one at a time. */
export function usePanel() {
  const [panel, setPanel] = useState<OpenPanel | null>(null)
  // A press on the opener closes the panel before its click arrives, which must not open it again.
  const dismissed = useRef({ name: '', at: 0 })
  return {
    panel,
    open: setPanel,
    toggle(name: OpenPanel['name'], anchor: Element) {
      if (dismissed.current.name !== name || performance.now() - dismissed.current.at > 300) setPanel({ name, anchor })
    },
    close: () => setPanel(null),
    dismiss() {
      dismissed.current = { name: panel?.name ?? '', at: performance.now() }
      setPanel(null)
    },
  }
}
