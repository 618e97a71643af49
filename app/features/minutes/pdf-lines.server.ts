import type { Run } from './blocks.ts'
import type { Face, FaceName } from './pdf-font.server.ts'

export type Faces = Record<FaceName, Face>
export type Piece = { face: Face; glyphs: number[]; width: number }
export type Line = Piece[]

/** Words broken into lines of this width; a word that is wider by itself is broken where the line ends. */
export function linesOf(runs: Run[], faces: Faces, size: number, width: number, face?: FaceName): Line[] {
  const lines: Line[] = [[]]
  let used = 0
  const put = (piece: Piece) => {
    const line = lines.at(-1)!
    const last = line.at(-1)
    if (last?.face === piece.face) {
      last.glyphs.push(...piece.glyphs)
      last.width += piece.width
    } else line.push({ ...piece, glyphs: [...piece.glyphs] })
    used += piece.width
  }
  const next = () => {
    lines.push([])
    used = 0
  }
  for (const run of runs) {
    const own = faces[face ?? (run.bold ? 'bold' : run.italic ? 'italic' : 'regular')]
    for (const token of tokensOf(run)) {
      if (token === '\n') {
        next()
        continue
      }
      const word = pieceOf(token, own, size)
      const isBlank = token === ' '
      if (used + word.width > width && used > 0) {
        next()
        if (isBlank) continue
      }
      if (word.width <= width) put(word)
      else
        for (const letter of token) {
          const one = pieceOf(letter, own, size)
          if (used + one.width > width && used > 0) next()
          put(one)
        }
    }
  }
  return lines
}

/** What has no width has no sign in a font either: it would be printed as a box. */
const NO_SIGN = /(?!\n)[\p{Cc}\p{Cf}]/gu

/** Where a link leads is printed behind it: paper has no links. */
function tokensOf({ text, href }: Run) {
  const printed = href && href !== text ? `${text} (${href})` : text
  const words = printed.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ')
  return words.replace(NO_SIGN, '').match(/\n| |[^\n ]+/g) ?? []
}

function pieceOf(text: string, face: Face, size: number): Piece {
  const glyphs = [...text].map(face.glyphOf)
  return { face, glyphs, width: glyphs.reduce((sum, glyph) => sum + (face.widthOf(glyph) * size) / 1000, 0) }
}

export const widthOf = (line: Line) => line.reduce((sum, { width }) => sum + width, 0)
