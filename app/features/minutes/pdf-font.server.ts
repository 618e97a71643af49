import fonts from './pdf-fonts.json'

export type FaceName = keyof typeof fonts

/** What a PDF needs to know of a TrueType font: which sign of it stands for a letter, and how wide that is in thousandths of the size. */
export type Face = {
  name: FaceName
  file: Buffer
  ascent: number
  descent: number
  box: number[]
  glyphOf: (letter: string) => number
  widthOf: (glyph: number) => number
  /** Every sign that was asked for, with its letter. */
  used: Map<number, string>
}

/** Source Serif 4, licensed under the OFL (public/fonts/source-serif-4-LICENSE.txt), cut to Latin, Greek, Cyrillic and punctuation. */
export function openFace(name: FaceName): Face {
  const file = Buffer.from(fonts[name], 'base64')
  const table = tablesOf(file)
  const [head, hhea, hmtx, cmap] = ['head', 'hhea', 'hmtx', 'cmap'].map((tag) => table.get(tag)!) as [
    number,
    number,
    number,
    number,
  ]
  const scale = 1000 / file.readUInt16BE(head + 18)
  const metrics = file.readUInt16BE(hhea + 34)
  const letters = lettersOf(file, cmap)
  const used = new Map<number, string>()
  return {
    name,
    file,
    ascent: Math.round(file.readInt16BE(hhea + 4) * scale),
    descent: Math.round(file.readInt16BE(hhea + 6) * scale),
    box: [36, 38, 40, 42].map((at) => Math.round(file.readInt16BE(head + at) * scale)),
    glyphOf(letter) {
      const glyph = letters.get(letter.codePointAt(0)!) ?? letters.get(0xfffd) ?? 0
      used.set(glyph, used.get(glyph) ?? letter)
      return glyph
    },
    widthOf: (glyph) => Math.round(file.readUInt16BE(hmtx + 4 * Math.min(glyph, metrics - 1)) * scale),
    used,
  }
}

function tablesOf(file: Buffer) {
  const count = file.readUInt16BE(4)
  return new Map(
    Array.from({ length: count }, (_, at) => {
      const entry = 12 + at * 16
      return [file.toString('latin1', entry, entry + 4), file.readUInt32BE(entry + 8)] as const
    }),
  )
}

/** The letters of the font's table in format 4, which ours have. */
function lettersOf(file: Buffer, cmap: number) {
  const tables = Array.from(
    { length: file.readUInt16BE(cmap + 2) },
    (_, at) => cmap + file.readUInt32BE(cmap + 8 + at * 8),
  )
  const at = tables.find((one) => file.readUInt16BE(one) === 4)!
  const segments = file.readUInt16BE(at + 6) / 2
  const word = (list: number, segment: number) => at + 14 + list * segments * 2 + (list ? 2 : 0) + segment * 2
  const letters = new Map<number, number>()
  for (let segment = 0; segment < segments; segment++) {
    const [end, start, delta] = [0, 1, 2].map((list) => file.readUInt16BE(word(list, segment))) as [
      number,
      number,
      number,
    ]
    const rangeAt = word(3, segment)
    const range = file.readUInt16BE(rangeAt)
    for (let letter = start; letter <= end && letter !== 0xffff; letter++) {
      const glyph = range ? file.readUInt16BE(rangeAt + range + (letter - start) * 2) : letter
      if (glyph) letters.set(letter, (glyph + delta) & 0xffff)
    }
  }
  return letters
}

/** How a letter is written for all who copy or hear the text. */
export function unicodeMap({ used }: Face) {
  const hex = (letter: string) => Buffer.from(letter, 'utf16le').swap16().toString('hex')
  const lines = [...used].map(([glyph, letter]) => `<${glyphHex(glyph)}> <${hex(letter)}>`)
  const groups = Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) => lines.slice(at * 100, at * 100 + 100))
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${groups.map((group) => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`).join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}

export const glyphHex = (glyph: number) => glyph.toString(16).padStart(4, '0')
