import type { EditorView } from '@tiptap/pm/view'

export type Caret = {
  clientId: number
  name: string
  groupCode: string
  groupColour: string
  anchor: number
  head: number
  /** Another value whenever the person moved. */
  moved: unknown
}

type Box = { left: number; top: number; width: number; height: number }
type Shown = { caret: Caret; bar: Box; selected: Box[] }

/** Names on one line that are moved out of each other's way. */
const MOST_BELOW = 4

/**
 * The others' carets and selections in a layer over the text. Nothing of it stands in the text itself, so the browser moves through
 * lines and composes in paragraphs as if nobody else were there. Only what is near the screen is measured.
 */
export class CaretLayer {
  private readonly dom = element('div', 'caret-layer')
  private readonly bars = new Map<number, { dom: HTMLElement; moved: unknown }>()
  private frame = 0
  private readonly resized: ResizeObserver | null

  constructor(
    private readonly view: EditorView,
    private readonly carets: () => Iterable<Caret>,
  ) {
    // Presence has its own list beside the text; names among the sentences would only garble what is read out.
    this.dom.setAttribute('aria-hidden', 'true')
    view.dom.parentNode?.insertBefore(this.dom, view.dom.nextSibling)
    this.resized = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(this.drawSoon)
    this.resized?.observe(view.dom)
    view.dom.ownerDocument.addEventListener('scroll', this.drawSoon, { capture: true, passive: true })
  }

  drawSoon = () => {
    this.frame ||= requestAnimationFrame(this.draw)
  }

  destroy() {
    cancelAnimationFrame(this.frame)
    this.resized?.disconnect()
    this.view.dom.ownerDocument.removeEventListener('scroll', this.drawSoon, { capture: true })
    this.dom.remove()
  }

  /** Everything is measured before anything is changed: the page is laid out once. */
  private draw = () => {
    this.frame = 0
    const { view } = this
    if (view.isDestroyed) return
    const carets = [...this.carets()]
    const layer = carets.length ? this.dom.getBoundingClientRect() : null
    const near = layer && nearScreen(view)
    const shown = near ? carets.flatMap((caret) => measured(view, caret, near, layer) ?? []) : []
    const here = new Set(shown.map(({ caret }) => caret.clientId))
    for (const [clientId, bar] of this.bars) {
      if (here.has(clientId)) continue
      bar.dom.remove()
      this.bars.delete(clientId)
    }
    for (const old of this.dom.querySelectorAll('.remote-selection')) old.remove()
    const lines = new Map<number, number>()
    for (const { caret, bar, selected } of shown) {
      for (const box of selected) this.dom.append(placed(element('div', `remote-selection ${groupClass(caret)}`), box))
      const line = Math.round(bar.top / 12)
      const below = lines.get(line) ?? 0
      lines.set(line, below + 1)
      const dom = placed(this.barOf(caret), bar)
      // The name stands in the gutter, at the end of the layer and never over the text.
      dom.style.setProperty('--to-gutter', `${layer!.width - bar.left}px`)
      dom.dataset.above = String(Math.min(below, MOST_BELOW))
    }
  }

  private barOf(caret: Caret): HTMLElement {
    const known = this.bars.get(caret.clientId)
    if (known && known.moved === caret.moved) return known.dom
    // Made anew with each move, and only then: on a phone the name is shown for a moment after it.
    known?.dom.remove()
    const dom = this.dom.appendChild(element('div', `remote-caret ${groupClass(caret)}`))
    const name = dom.appendChild(element('span', 'remote-caret-name'))
    name.append(element('bdi', '', caret.name), ' ', element('b', '', caret.groupCode))
    this.bars.set(caret.clientId, { dom, moved: caret.moved })
    return dom
  }
}

/** The part of the text within a screen's height of what is seen. */
function nearScreen(view: EditorView): { from: number; to: number } | null {
  const blocks = [...view.dom.children]
  const height = view.dom.ownerDocument.defaultView?.innerHeight ?? 0
  const first = firstWhere(blocks.length, (index) => blocks[index]!.getBoundingClientRect().bottom >= -height)
  const last = firstWhere(blocks.length, (index) => blocks[index]!.getBoundingClientRect().top > 2 * height) - 1
  if (first > last) return null
  return { from: view.posAtDOM(blocks[first]!, 0), to: view.posAtDOM(blocks[last]!, blocks[last]!.childNodes.length) }
}

/** The first of so many for which something holds that holds for all that follow. */
function firstWhere(count: number, holds: (index: number) => boolean) {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function measured(view: EditorView, caret: Caret, near: { from: number; to: number }, layer: DOMRect): Shown | null {
  const [from, to] = [
    Math.max(near.from, Math.min(caret.anchor, caret.head)),
    Math.min(near.to, Math.max(caret.anchor, caret.head)),
  ]
  const within = ({ left, top, width, height }: Box) => ({
    left: left - layer.left,
    top: top - layer.top,
    width,
    height,
  })
  if (from >= to && (caret.head < near.from || caret.head > near.to)) return null
  try {
    const { left, top, bottom } = view.coordsAtPos(caret.head)
    const bar = { left, top, width: 0, height: bottom - top }
    if (isClipped(view, caret.head, bar)) return null
    return { caret, bar: within(bar), selected: from < to ? selectedLines(view, from, to).map(within) : [] }
  } catch {
    // The view is being changed under it: the next frame draws it.
    return null
  }
}

/** A wide table scrolls by itself and cuts off what is outside. */
function isClipped(view: EditorView, position: number, { left }: Box): boolean {
  const { node } = view.domAtPos(position)
  const scrolled = (node instanceof Element ? node : node.parentElement)
    ?.closest('.table-scroll')
    ?.getBoundingClientRect()
  return scrolled !== undefined && (left < scrolled.left - 1 || left > scrolled.right + 1)
}

/** One box for each line of each paragraph. */
function selectedLines(view: EditorView, from: number, to: number): Box[] {
  const lines: Box[] = []
  view.state.doc.nodesBetween(from, to, (block, at) => {
    if (!block.inlineContent) return true
    const [start, end] = [
      view.domAtPos(Math.max(from, at + 1)),
      view.domAtPos(Math.min(to, at + 1 + block.content.size)),
    ]
    const range = view.dom.ownerDocument.createRange()
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    let line: Box | undefined
    for (const { left, top, width, height } of range.getClientRects()) {
      const middle = top + height / 2
      if (!line || middle < line.top || middle > line.top + line.height)
        lines.push((line = { left, top, width, height }))
      else {
        const right = Math.max(line.left + line.width, left + width)
        line.left = Math.min(line.left, left)
        line.width = right - line.left
      }
    }
    return false
  })
  return lines
}

function placed(dom: HTMLElement, { left, top, width, height }: Box): HTMLElement {
  dom.style.left = `${left}px`
  dom.style.top = `${top}px`
  dom.style.height = `${height}px`
  if (width) dom.style.width = `${width}px`
  return dom
}

function groupClass({ groupColour }: Caret) {
  return `group-${groupColour.replace(/[^a-z0-9-]/gi, '')}`
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
