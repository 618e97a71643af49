import type { EditorView } from '@tiptap/pm/view'

type Observed = { domObserver: { forceFlush(): void; flush(): void } }

/**
 * The browser moves its selection, and puts letters into the page, before it tells anybody. Whatever changes the view from outside,
 * a key that is handled here included, has that read first: otherwise the view would set the selection back to where it last knew it.
 */
export function readBrowser(view: EditorView): void {
  if (view.isDestroyed) return
  const { domObserver } = view as unknown as Observed
  domObserver.forceFlush()
  domObserver.flush()
}
