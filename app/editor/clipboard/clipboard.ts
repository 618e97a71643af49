import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { TFunction } from 'i18next'
import type { IndicatorLookup } from '../indicator-lookup.ts'
import { copiedHtml, copiedText } from './copied.ts'
import type { Pasted } from './paste-html.ts'

type Options = { indicators: IndicatorLookup; t: TFunction<'editor'>; announce: (message: string) => void }

type Read = (html: string) => Pasted
let read: Read | null = null
let loading: Promise<void> | null = null

/** Most visits paste nothing: what reads the formats of other programs comes when somebody begins to write. */
function load(): Promise<void> {
  loading ??= import('../writing-tools.ts').then(({ readPasted }) => void (read = readPasted))
  loading.catch(() => (loading = null))
  return loading
}

/** What goes out of the text by copying and comes in by pasting; what cannot stay is named, and a file dropped here is refused in words. */
export function clipboard({ indicators, t, announce }: Options) {
  return Extension.create({
    name: 'sectionClipboard',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          clipboardSerializer: copiedHtml(indicators),
          clipboardTextSerializer: (slice) => copiedText(slice, indicators),
          transformPastedHTML(html) {
            // Nothing of another page is built before it can be read with care.
            if (!read) return html.replace(/<[^>]*>/g, ' ')
            const { html: tidied, losses } = read(html)
            announce(
              losses.length ? t('paste.leftOut', { what: losses.map((loss) => t(`paste.${loss}`)).join(', ') }) : '',
            )
            return tidied
          },
          handleDOMEvents: {
            focus: () => void load().catch(() => undefined),
            paste(view, event) {
              const { clipboardData } = event
              const html = clipboardData?.getData('text/html')
              if (read || !html || !view.editable) return false
              const text = clipboardData!.getData('text/plain')
              event.preventDefault()
              load()
                .then(
                  () => view.pasteHTML(html),
                  () => view.pasteText(text),
                )
                .catch(() => undefined)
              return true
            },
          },
          handlePaste(_view, { clipboardData }) {
            if (
              !clipboardData?.files.length ||
              clipboardData.getData('text/html') ||
              clipboardData.getData('text/plain')
            )
              return false
            announce(t('paste.file'))
            return true
          },
        },
        view: (view) => keepPage(view.dom.ownerDocument, () => announce(t('paste.file'))),
      }),
    ],
  })
}

/** A file that misses its field would make the browser leave the page for it. */
function keepPage(document: Document, refused: () => void) {
  const bringsFile = (event: DragEvent) =>
    event.dataTransfer?.types.includes('Files') &&
    !(event.target instanceof Element && event.target.closest('input[type="file"]'))
  const over = (event: DragEvent) => {
    if (!bringsFile(event)) return
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer!.dropEffect = 'none'
  }
  const drop = (event: DragEvent) => {
    if (!bringsFile(event)) return
    event.preventDefault()
    event.stopPropagation()
    refused()
  }
  document.addEventListener('dragover', over, true)
  document.addEventListener('drop', drop, true)
  return {
    destroy() {
      document.removeEventListener('dragover', over, true)
      document.removeEventListener('drop', drop, true)
    },
  }
}
