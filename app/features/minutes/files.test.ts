import { inflateRawSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { everything } from '#app/editor/schema/everything.fixture.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { type Block, textBlocks } from './blocks.ts'
import { docxOf } from './docx.server.ts'
import { markdownOf } from './markdown.ts'
import { pdfOf } from './pdf.server.ts'

const about = { title: 'Minutes of session 5', language: 'en' } as const
const blocks: Block[] = [
  { type: 'title', runs: [{ text: 'Minutes of session 5' }] },
  {
    type: 'paragraph',
    runs: [{ text: 'Łukasz said <b>"fish & chips"</b> *cost* €16\u00a0000 in Ōsaka, Αθήνα\u0007' }],
  },
  { type: 'paragraph', runs: [{ text: 'Cafe\u0301 co\u00adoperation\u200b \f ended' }] },
  ...textBlocks(everything),
]

describe('a DOCX', () => {
  const parts = unzip(docxOf(blocks, about))

  it('holds every part that it names, each of them well-formed', () => {
    for (const [name, xml] of parts) expect(tagsOf(xml), name).toEqual([])
    const named = [...parts.get('[Content_Types].xml')!.matchAll(/PartName="\/([^"]+)"/g)].map((match) => match[1])
    expect(named.filter((name) => !parts.has(name!))).toEqual([])
  })

  it('has the words, headings, lists, table and link of the text', () => {
    const xml = parts.get('word/document.xml')!
    expect(xml).toContain('Łukasz said &lt;b&gt;&quot;fish &amp; chips&quot;&lt;/b&gt; *cost*')
    for (const part of [
      'w:val="Title"',
      'w:val="Heading2"',
      '<w:numId w:val="1"/>',
      '<w:tblHeader/>',
      '<w:b/>',
      '<w:i/>',
    ])
      expect(xml).toContain(part)
    expect(parts.get('word/_rels/document.xml.rels')).toContain('Target="https://example.org/a?b=c"')
    expect(parts.get('word/numbering.xml')).toContain('<w:startOverride w:val="3"/>')
  })

  it('is the same bytes for the same text', () => {
    expect(docxOf(blocks, about).equals(docxOf(blocks, about))).toBe(true)
  })
})

describe('a PDF', () => {
  const long = Array.from({ length: 120 }, (_, at): Block => ({
    type: 'paragraph',
    runs: [{ text: `Line ${at} ${'word '.repeat(30)}` }],
  }))
  const pdf = pdfOf([...blocks, ...long], about)
  const objects = objectsOf(pdf)

  it('has its objects where its table says', () => {
    const text = pdf.toString('latin1')
    const xref = Number(/startxref\n(\d+)/.exec(text)![1])
    const offsets = [...text.slice(xref).matchAll(/^(\d{10}) 00000 n/gm)].map((match) => Number(match[1]))
    expect(offsets.length).toBe(objects.size)
    offsets.forEach((offset, at) => expect(text.slice(offset, offset + 12)).toMatch(new RegExp(`^${at + 1} 0 obj`)))
  })

  it('is tagged: language, title, and every mark of a page belongs to one element of the structure', () => {
    const all = [...objects.values()].join('\n')
    for (const part of ['/MarkInfo <</Marked true>>', '/Lang (en-GB)', '/DisplayDocTitle true', '/Scope /Column'])
      expect(all).toContain(part)
    for (const tag of ['Document', 'H1', 'H3', 'P', 'L', 'LI', 'Lbl', 'LBody', 'BlockQuote', 'Table', 'TR', 'TH', 'TD'])
      expect(all).toContain(`/S /${tag} `)
    const pages = [...objects].filter(([, body]) => body.includes('/Type /Page '))
    expect(pages.length).toBeGreaterThan(3)
    for (const [id, body] of pages) {
      const content = objects.get(Number(/\/Contents (\d+)/.exec(body)![1]))!
      const marks = [...content.matchAll(/<<\/MCID (\d+)>> BDC/g)].map((match) => Number(match[1]))
      expect(marks).toEqual(marks.map((_, at) => at))
      const claimed = [...all.matchAll(new RegExp(`/Pg ${id} 0 R /MCID (\\d+)>>`, 'g'))].map((match) =>
        Number(match[1]),
      )
      expect(claimed.sort((one, other) => one - other)).toEqual(marks)
      expect(content.match(/BDC|BMC/g)!.length).toBe(content.match(/EMC/g)!.length)
    }
  })

  it('can be read back, letters beyond Latin included', () => {
    const words = textOf(objects)
    for (const part of ['Łukasz said <b>"fish & chips"', 'Αθήνα', 'Ōsaka', 'Café cooperation', 'Line 119'])
      expect(words).toContain(part)
  })
})

describe('Markdown', () => {
  it('means what was written and nothing else', () => {
    expect(markdownOf(blocks)).toMatchInlineSnapshot(`
      "# Minutes of session 5

      Łukasz said \\<b\\>"fish & chips"\\</b\\> \\*cost\\* €16 000 in Ōsaka, Αθήνα

      Café co­operation​  ended

      A network **reaches** the *home*.

      ### Reach, cost and use

      #### Cost

      See [the standard](<https://example.org/a?b=c>) \\[Second edition.\\]  
       and more \\[Revised in 2024.\\]

      - first

        3. third

      > No essential service is digital only.

      | Condition | Source |
      | --- | --- |
      | Reach |  |
      "
    `)
    expect(markdownOf([{ type: 'paragraph', runs: [{ text: '1. not a list\n# not a heading\n- nor this' }] }])).toBe(
      '1\\. not a list  \n\\# not a heading  \n\\- nor this\n',
    )
  })
})

describe('the canonical form', () => {
  it('does not depend on the order of keys, leaves out what is undefined, and keeps texts as they are', () => {
    const one = { b: [1, null, 'é\u2028"'], a: { d: undefined, c: true } }
    const other = { a: { c: true }, b: [1, null, 'é\u2028"'] }
    expect(canonicalJson(one)).toBe(canonicalJson(other))
    expect(canonicalJson(one)).toBe('{"a":{"c":true},"b":[1,null,"é\u2028\\""]}')
    expect(JSON.parse(canonicalJson(one))).toEqual(other)
  })
})

/** Read by what stands in its directory, as programs do. */
function unzip(file: Buffer) {
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let at = file.readUInt32LE(end + 16)
  const parts = new Map<string, string>()
  for (let count = file.readUInt16LE(end + 10); count > 0; count--) {
    const [packed, length, name, local] = [20, 24, 28, 42].map((field) =>
      field === 28 ? file.readUInt16LE(at + field) : file.readUInt32LE(at + field),
    ) as [number, number, number, number]
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = inflateRawSync(file.subarray(data, data + packed))
    expect(bytes.length).toBe(length)
    parts.set(file.toString('utf8', at + 46, at + 46 + name), bytes.toString('utf8'))
    at += 46 + name + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

/** What is open at the end, or closes what is not open. */
function tagsOf(xml: string) {
  const open: string[] = []
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return [`</${name}>`]
    } else if (!self) open.push(name!)
  }
  const left = xml.replace(/<\?[^>]*\?>|<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>/g, '')
  return /[<>]|&(?!(?:amp|lt|gt|quot);)/.test(left) ? ['a bare sign'] : open
}

function objectsOf(pdf: Buffer) {
  const text = pdf.toString('latin1')
  return new Map(
    [...text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)].map(([, id, body]) => {
      const stream = /stream\n([\s\S]*)\nendstream/.exec(body!)
      return [Number(id), stream ? inflateSync(Buffer.from(stream[1]!, 'latin1')).toString('latin1') : body!] as const
    }),
  )
}

/** By the maps that fonts bring for whoever copies or hears the text. */
function textOf(objects: Map<number, string>) {
  const maps = new Map<string, Map<string, string>>()
  for (const body of objects.values()) {
    const font = /\/Subtype \/Type0 \/BaseFont \/SourceSerif4-(\w+).*\/ToUnicode (\d+)/.exec(body)
    if (!font) continue
    const letters = [...objects.get(Number(font[2]))!.matchAll(/<(\w{4})> <(\w+)>/g)].map(
      ([, glyph, letter]) => [glyph!, Buffer.from(letter!, 'hex').swap16().toString('utf16le')] as const,
    )
    maps.set(font[1]!, new Map(letters))
  }
  return [...objects.values()]
    .flatMap((body) => [...body.matchAll(/\/(regular|bold|italic) [\d.]+ Tf [^<]*<(\w*)> Tj/g)])
    .map(
      ([, face, hex]) =>
        hex!
          .match(/.{4}/g)
          ?.map((glyph) => maps.get(face!)!.get(glyph))
          .join('') ?? '',
    )
    .join('\n')
}
