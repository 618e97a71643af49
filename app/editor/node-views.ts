import { Extension } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'
import type { IndicatorLookup } from './indicator-lookup.ts'

export type NodeViewLabels = {
  unknownIndicator: string
  unknownBlock: string
  brokenBlock: string
  footnoteHint: string
}
type Options = {
  indicators: IndicatorLookup
  labels: NodeViewLabels
  onFootnote: (position: number, element: HTMLElement) => void
}

/** How the parts that are not text are drawn while editing. Plain DOM: a React root for each would cost more than the text. */
export function nodeViews(options: Options) {
  return Extension.create({
    name: 'sectionNodeViews',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          nodeViews: {
            indicatorChip: (node) => chipView(node, options),
            footnote: (node, _view, position) => footnoteView(node, position, options),
            unknownBlock: (node) => ({
              dom: element('div', 'unknown-block', options.labels[node.attrs.broken ? 'brokenBlock' : 'unknownBlock']),
            }),
          },
        },
      }),
    ],
  })
}

function chipView(first: ProseMirrorNode, { indicators, labels }: Options): NodeView {
  let node = first
  const dom = document.createElement('a')
  dom.draggable = false
  const draw = () => {
    const indicator = indicators.get(String(node.attrs.indicatorId))
    dom.className = indicator ? 'indicator-chip' : 'indicator-chip is-unknown'
    if (!indicator) {
      dom.removeAttribute('href')
      dom.replaceChildren(labels.unknownIndicator)
      return
    }
    dom.href = indicator.href
    dom.replaceChildren(
      element('b', '', indicator.code),
      ' ',
      element('span', 'indicator-chip-name', indicator.name),
      ' ',
      element('span', 'indicator-chip-state', indicator.state),
    )
  }
  draw()
  const off = indicators.onChange(draw)
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false
      node = next
      draw()
      return true
    },
    ignoreMutation: () => true,
    destroy: off,
  }
}

function footnoteView(
  first: ProseMirrorNode,
  position: () => number | undefined,
  { labels, onFootnote }: Options,
): NodeView {
  let node = first
  const dom = element('span', 'footnote-ref', '')
  dom.setAttribute('role', 'img')
  const describe = () => (dom.title = node.attrs.text ? String(node.attrs.text) : labels.footnoteHint)
  describe()
  dom.addEventListener('click', () => {
    const at = position()
    if (at !== undefined) onFootnote(at, dom)
  })
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false
      node = next
      describe()
      return true
    },
    ignoreMutation: () => true,
  }
}

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.textContent = text
  return made
}
