import { zip } from '#app/platform/zip.server.ts'
import type { Language } from '#app/shared/roles.ts'
import type { Block, Run } from './blocks.ts'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

type Parts = { links: string[]; lists: { ordered: boolean; start: number }[] }

/** An Office Open XML text: headings, lists and tables as such, so that Word and readers of screens know them. */
export function docxOf(blocks: Block[], { title, language }: { title: string; language: Language }): Buffer {
  const parts: Parts = { links: [], lists: [] }
  const body = blocks.map((block) => blockXml(block, parts, 0)).join('')
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
  return zip([
    { name: '[Content_Types].xml', data: contentTypes() },
    {
      name: '_rels/.rels',
      data: relations([
        ['officeDocument', 'word/document.xml'],
        ['core', 'docProps/core.xml'],
      ]),
    },
    { name: 'docProps/core.xml', data: core(title, language) },
    {
      name: 'word/document.xml',
      data: `${HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}${page}</w:body></w:document>`,
    },
    { name: 'word/styles.xml', data: styles(language) },
    { name: 'word/numbering.xml', data: numbering(parts.lists) },
    {
      name: 'word/_rels/document.xml.rels',
      data: relations(
        [
          ['styles', 'styles.xml'],
          ['numbering', 'numbering.xml'],
        ],
        parts.links,
      ),
    },
  ])
}

function blockXml(block: Block, parts: Parts, depth: number, list?: number): string {
  switch (block.type) {
    case 'list': {
      const id = parts.lists.push({ ordered: block.ordered, start: block.start })
      return block.items
        .map((item) =>
          item
            .map((one, at) => blockXml(one, parts, depth + (one.type === 'list' ? 1 : 0), at ? undefined : id))
            .join(''),
        )
        .join('')
    }
    case 'table':
      return tableXml(block, parts)
    case 'heading':
      return paragraphXml(block.runs, parts, `<w:pStyle w:val="Heading${block.level}"/>`)
    default: {
      const style = { title: 'Title', quote: 'Quote', paragraph: '' }[block.type]
      const number = list ? `<w:numPr><w:ilvl w:val="${Math.min(depth, 8)}"/><w:numId w:val="${list}"/></w:numPr>` : ''
      return paragraphXml(block.runs, parts, `${style && `<w:pStyle w:val="${style}"/>`}${number}`)
    }
  }
}

function paragraphXml(runs: Run[], parts: Parts, properties = '') {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs.map((run) => runXml(run, parts)).join('')}</w:p>`
}

function runXml({ text, bold, italic, href }: Run, parts: Parts): string {
  const looks = `${href ? '<w:rStyle w:val="Hyperlink"/>' : ''}${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}`
  const words = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${xml(line)}</w:t>`)
    .join('<w:br/>')
  const run = `<w:r>${looks && `<w:rPr>${looks}</w:rPr>`}${words}</w:r>`
  if (!href) return run
  return `<w:hyperlink r:id="link${parts.links.push(href)}">${run}</w:hyperlink>`
}

function tableXml({ caption, head, rows }: Extract<Block, { type: 'table' }>, parts: Parts) {
  const edges = ['top', 'bottom', 'insideH']
    .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:color="999999"/>`)
    .join('')
  const cell = (runs: Run[], bold: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraphXml(bold ? runs.map((run) => ({ ...run, bold })) : runs, parts)}</w:tc>`
  const row = (cells: Run[][], isHead: boolean) =>
    `<w:tr>${isHead ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${head.map((_, at) => cell(cells[at] ?? [], isHead)).join('')}</w:tr>`
  const grid = head.map(() => '<w:gridCol w:w="1500"/>').join('')
  const named = caption ? `<w:tblCaption w:val="${xml(caption)}"/>` : ''
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${edges}</w:tblBorders><w:tblLook w:firstRow="1" w:val="0020"/>${named}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${row(head, true)}${rows.map((cells) => row(cells, false)).join('')}</w:tbl>${paragraphXml([], parts)}`
}

/** What XML 1.0 cannot hold at all: control signs, halves of letters, and two that are none. */
function isInXml(letter: string) {
  const code = letter.codePointAt(0)!
  return code >= 0x20
    ? code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff)
    : '\t\n\r'.includes(letter)
}

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function xml(text: string) {
  const letters = [...text].filter(isInXml).join('')
  return letters.replace(/[&<>"]/g, (sign) => NAMED[sign]!)
}

function contentTypes() {
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/word/document.xml', `${TYPES}.document.main+xml`)}${part('/word/styles.xml', `${TYPES}.styles+xml`)}${part('/word/numbering.xml', `${TYPES}.numbering+xml`)}${part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`
}

function relations(parts: [string, string][], links: string[] = []) {
  const type = (name: string) =>
    name === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${OFFICE}/${name}`
  const own = parts.map(([name, target]) => `<Relationship Id="${name}" Type="${type(name)}" Target="${target}"/>`)
  const outside = links.map(
    (href, at) =>
      `<Relationship Id="link${at + 1}" Type="${OFFICE}/hyperlink" Target="${xml(href)}" TargetMode="External"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${[...own, ...outside].join('')}</Relationships>`
}

function core(title: string, language: Language) {
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`
}

function styles(language: Language) {
  const tag = language === 'fr' ? 'fr-FR' : 'en-GB'
  const style = (id: string, name: string, paragraph: string, run: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  const headings = [32, 26, 23].map((size, at) =>
    style(
      `Heading${at + 1}`,
      `heading ${at + 1}`,
      `<w:keepNext/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="${at}"/>`,
      `<w:b/><w:sz w:val="${size}"/>`,
    ),
  )
  return `${HEAD}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Cambria"/><w:sz w:val="22"/><w:lang w:val="${tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${style('Title', 'Title', '<w:spacing w:after="200"/>', '<w:b/><w:sz w:val="44"/>')}${headings.join('')}${style('Quote', 'Quote', '<w:ind w:left="567"/>', '')}<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style></w:styles>`
}

function numbering(lists: Parts['lists']) {
  const level = (ordered: boolean) =>
    Array.from({ length: 9 }, (_, at) => {
      const look = ordered
        ? `<w:numFmt w:val="decimal"/><w:lvlText w:val="%${at + 1}."/>`
        : '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
      return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/>${look}<w:pPr><w:ind w:left="${(at + 1) * 567}" w:hanging="397"/></w:pPr></w:lvl>`
    }).join('')
  const kinds = [false, true].map(
    (ordered, at) => `<w:abstractNum w:abstractNumId="${at}">${level(ordered)}</w:abstractNum>`,
  )
  const own = lists.map(({ ordered, start }, at) => {
    const begin = ordered ? `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>` : ''
    return `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${ordered ? 1 : 0}"/>${begin}</w:num>`
  })
  return `${HEAD}<w:numbering xmlns:w="${WORD}">${kinds.join('')}${own.join('')}</w:numbering>`
}
