import { deflateSync } from 'node:zlib'
import type { Language } from '#app/shared/roles.ts'
import type { Block, Run } from './blocks.ts'
import { xml } from './docx.server.ts'
import { type Face, openFace, unicodeMap } from './pdf-font.server.ts'
import { type Faces, linesOf, widthOf } from './pdf-lines.server.ts'
import { type Element, PAGE, Pages, TEXT_WIDTH } from './pdf-pages.server.ts'

const SIZES = { title: 22, 1: 16, 2: 13, 3: 11.5, text: 10.5, cell: 9 } as const
const INDENT = 18

/** A tagged PDF: headings, lists, tables and their header cells stand in its structure, in the order in which they are read. */
export function pdfOf(blocks: Block[], { title, language }: { title: string; language: Language }): Buffer {
  const faces: Faces = { regular: openFace('regular'), italic: openFace('italic'), bold: openFace('bold') }
  const pages = new Pages()
  for (const block of blocks) put(block, { pages, faces, parent: pages.root, x: 0 })
  pages.pages.forEach((page, at) => {
    const [line = []] = linesOf([{ text: `${at + 1} / ${pages.pages.length}` }], faces, SIZES.cell, TEXT_WIDTH)
    pages.artifact(pages.text(line, (PAGE.width - widthOf(line)) / 2, PAGE.margin / 2, SIZES.cell), page)
  })
  return fileOf(pages, Object.values(faces), title, language)
}

type Place = { pages: Pages; faces: Faces; parent: Element; x: number }

function put(block: Block, place: Place): void {
  const { pages, faces, parent, x } = place
  const words = (element: Element, runs: Run[], size: number, bold: boolean, dx = 0) => {
    const lines = linesOf(runs, faces, size, TEXT_WIDTH - x - dx, bold ? 'bold' : undefined)
    // A heading does not stand alone at the foot of a page.
    if (bold) pages.need(size * 1.4 * (lines.length + 2))
    pages.write(element, lines, { size, leading: size * 1.4, x: x + dx })
  }
  switch (block.type) {
    case 'title':
      words(pages.element('H1', parent), block.runs, SIZES.title, true)
      return pages.space(8)
    case 'heading':
      pages.space(12)
      words(pages.element(`H${block.level + 1}`, parent), block.runs, SIZES[block.level], true)
      return pages.space(4)
    case 'quote':
      words(pages.element('P', pages.element('BlockQuote', parent)), block.runs, SIZES.text, false, INDENT)
      return pages.space(6)
    case 'list':
      return putList(block, place)
    case 'table':
      return putTable(block, place)
    case 'paragraph':
      words(pages.element('P', parent), block.runs, SIZES.text, false)
      return pages.space(6)
  }
}

function putList({ items, ordered, start }: Extract<Block, { type: 'list' }>, { pages, faces, parent, x }: Place) {
  const kind = `<</O /List /ListNumbering /${ordered ? 'Decimal' : 'Disc'}>>`
  const list = pages.element('L', parent, kind)
  items.forEach((item, at) => {
    const entry = pages.element('LI', list)
    const label = pages.element('Lbl', entry)
    const body = pages.element('LBody', entry)
    const [first, ...rest] = item
    const mark: Run = { text: ordered ? `${start + at}. ` : '• ' }
    // The mark stands before the first words, on their line.
    if (first && 'runs' in first) {
      const size = SIZES.text
      const [line = []] = linesOf([mark], faces, size, TEXT_WIDTH)
      pages.need(size * 1.4)
      pages.write(label, [line], { size, leading: size * 1.4, x })
      pages.space(-size * 1.4)
    }
    for (const block of first ? [first, ...rest] : []) put(block, { pages, faces, parent: body, x: x + INDENT })
  })
}

function putTable({ caption, head, rows }: Extract<Block, { type: 'table' }>, { pages, faces, parent, x }: Place) {
  const table = pages.element('Table', parent)
  const [size, leading] = [SIZES.cell, SIZES.cell * 1.35]
  if (caption) {
    const element = pages.element('Caption', table)
    pages.write(element, linesOf([{ text: caption }], faces, size, TEXT_WIDTH - x, 'italic'), { size, leading, x })
  }
  const width = (TEXT_WIDTH - x) / Math.max(1, head.length)
  const cells = (row: Run[][], tag: 'TH' | 'TD') => {
    const line = pages.element('TR', table)
    pages.row(
      head.map((_, at) => ({
        element: pages.element(tag, line, tag === 'TH' ? '<</O /Table /Scope /Column>>' : undefined),
        lines: linesOf(row[at] ?? [], faces, size, width - 6, tag === 'TH' ? 'bold' : undefined),
        x: x + at * width,
      })),
      { size, leading },
    )
  }
  cells(head, 'TH')
  for (const row of rows) cells(row, 'TD')
  pages.space(8)
}

function fileOf(pages: Pages, faces: Face[], title: string, language: Language): Buffer {
  const objects: (string | Buffer)[] = []
  const add = (body: string | Buffer) => objects.push(body)
  const reserve = () => add('')
  const fonts = faces.map((face) => `/${face.name} ${fontObject(face, add)} 0 R`).join(' ')
  const tree = reserve()
  const root = reserve()
  const pageIds = pages.pages.map(reserve)
  const ids = new Map<Element, number>()
  elementObject(pages.root, root)

  function elementObject(element: Element, parent: number) {
    const id = reserve()
    ids.set(element, id)
    const kids = element.children.map((child) =>
      'tag' in child
        ? `${elementObject(child, id)} 0 R`
        : `<</Type /MCR /Pg ${pageIds[child.page]} 0 R /MCID ${child.mark}>>`,
    )
    const attributes = element.attributes ? ` /A ${element.attributes}` : ''
    objects[id - 1] = `<</Type /StructElem /S /${element.tag} /P ${parent} 0 R /K [${kids.join(' ')}]${attributes}>>`
    return id
  }

  pages.pages.forEach(({ parts }, at) => {
    const content = add(stream(parts.join('\n')))
    objects[pageIds[at]! - 1] =
      `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${content} 0 R /Resources <</Font <<${fonts}>>>> /StructParents ${at} /Tabs /S>>`
  })
  objects[tree - 1] = `<</Type /Pages /Count ${pageIds.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}]>>`
  const owners = pages.pages.map(({ owners: of }, at) => `${at} [${of.map((one) => `${ids.get(one)} 0 R`).join(' ')}]`)
  const parents = add(`<</Nums [${owners.join(' ')}]>>`)
  objects[root - 1] =
    `<</Type /StructTreeRoot /K [${ids.get(pages.root)} 0 R] /ParentTree ${parents} 0 R /ParentTreeNextKey ${pageIds.length}>>`
  const metadata = add(stream(xmp(title, language), '/Type /Metadata /Subtype /XML'))
  const info = add(`<</Title ${textString(title)}>>`)
  const catalog = add(
    `<</Type /Catalog /Version /1.7 /Pages ${tree} 0 R /StructTreeRoot ${root} 0 R /MarkInfo <</Marked true>> /Lang (${language === 'fr' ? 'fr-FR' : 'en-GB'}) /ViewerPreferences <</DisplayDocTitle true>> /Metadata ${metadata} 0 R>>`,
  )
  return assembled(objects, catalog, info)
}

function fontObject(face: Face, add: (body: string | Buffer) => number): number {
  const file = add(stream(face.file, `/Length1 ${face.file.length}`))
  const unicode = add(stream(unicodeMap(face)))
  const name = `SourceSerif4-${face.name}`
  const descriptor = add(
    `<</Type /FontDescriptor /FontName /${name} /Flags ${face.name === 'italic' ? 70 : 6} /FontBBox [${face.box.join(' ')}] /ItalicAngle ${face.name === 'italic' ? -12 : 0} /Ascent ${face.ascent} /Descent ${face.descent} /CapHeight 670 /StemV ${face.name === 'bold' ? 140 : 84} /FontFile2 ${file} 0 R>>`,
  )
  const widths = [...face.used.keys()].map((glyph) => `${glyph} [${face.widthOf(glyph)}]`).join(' ')
  const cid = add(
    `<</Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 500 /W [${widths}]>>`,
  )
  return add(
    `<</Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${cid} 0 R] /ToUnicode ${unicode} 0 R>>`,
  )
}

function stream(content: string | Buffer, entries = ''): Buffer {
  const packed = deflateSync(Buffer.from(content as string))
  const head = `<<${entries} /Length ${packed.length} /Filter /FlateDecode>>\nstream\n`
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')])
}

const textString = (text: string) => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

function xmp(title: string, language: Language) {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

function assembled(objects: (string | Buffer)[], catalog: number, info: number): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const offsets: number[] = []
  let length = parts[0]!.length
  objects.forEach((body, at) => {
    offsets.push(length)
    const part = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      Buffer.from(body as string),
      Buffer.from('\nendobj\n'),
    ])
    parts.push(part)
    length += part.length
  })
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer\n<</Size ${size} /Root ${catalog} 0 R /Info ${info} 0 R>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
