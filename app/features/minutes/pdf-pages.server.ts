import { glyphHex } from './pdf-font.server.ts'
import { type Line } from './pdf-lines.server.ts'

/** A part of the text's structure: what it is, and what it holds of pages and of parts. */
export type Element = {
  tag: string
  parent: Element | null
  children: (Element | { page: number; mark: number })[]
  attributes?: string
}

export const PAGE = { width: 595, height: 842, margin: 64 }
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin

type Page = { parts: string[]; owners: Element[] }

/** Pages that are filled from the top, with every line marked as a part of its element. */
export class Pages {
  readonly pages: Page[] = []
  readonly root: Element = { tag: 'Document', parent: null, children: [] }
  private y = 0

  constructor() {
    this.turn()
  }

  element(tag: string, parent: Element = this.root, attributes?: string): Element {
    const element: Element = { tag, parent, children: [], attributes }
    parent.children.push(element)
    return element
  }

  turn() {
    this.pages.push({ parts: [], owners: [] })
    this.y = PAGE.height - PAGE.margin
  }

  /** Goes on to the next page where so much does not fit on this one. */
  need(height: number) {
    if (this.y - height < PAGE.margin && this.y < PAGE.height - PAGE.margin) this.turn()
  }

  space(height: number) {
    if (this.y < PAGE.height - PAGE.margin) this.y -= height
  }

  /** Lines one below the other, over as many pages as they take. */
  write(element: Element, lines: Line[], { size, leading, x = 0 }: { size: number; leading: number; x?: number }) {
    for (const line of lines) {
      this.need(leading)
      this.y -= leading
      this.line(element, line, PAGE.margin + x, this.y + leading * 0.25, size)
    }
  }

  /** Cells side by side; a row stays on one page where it fits on any. */
  row(cells: { element: Element; lines: Line[]; x: number }[], { size, leading }: { size: number; leading: number }) {
    const height = Math.max(1, ...cells.map(({ lines }) => lines.length)) * leading + 6
    this.need(Math.min(height, PAGE.height - 2 * PAGE.margin))
    for (const { element, lines, x } of cells)
      lines.forEach((line, at) => this.line(element, line, PAGE.margin + x, this.y - leading * (at + 0.8), size))
    this.y -= height
    this.artifact(
      `0.6 G 0.5 w ${PAGE.margin} ${fixed(this.y + 2)} m ${PAGE.width - PAGE.margin} ${fixed(this.y + 2)} l S`,
    )
  }

  /** What is drawn and says nothing: readers pass over it. */
  artifact(drawing: string, page = this.pages.at(-1)!) {
    page.parts.push(`/Artifact BMC ${drawing} EMC`)
  }

  text(line: Line, x: number, y: number, size: number) {
    let at = x
    const parts = line.map(({ face, glyphs, width }) => {
      const part = `/${face.name} ${size} Tf 1 0 0 1 ${fixed(at)} ${fixed(y)} Tm <${glyphs.map(glyphHex).join('')}> Tj`
      at += width
      return part
    })
    return `BT ${parts.join(' ')} ET`
  }

  private line(element: Element, line: Line, x: number, y: number, size: number) {
    if (!line.length) return
    const page = this.pages.at(-1)!
    const number = this.pages.length - 1
    const mark = page.owners.push(element) - 1
    element.children.push({ page: number, mark })
    page.parts.push(`/${element.tag} <</MCID ${mark}>> BDC ${this.text(line, x, y, size)} EMC`)
  }
}

export const fixed = (value: number) => String(Math.round(value * 100) / 100)
