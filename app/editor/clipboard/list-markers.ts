/** What a drawn marker says: a bullet, a number, or something that no list of ours can count, which stays as text. */
export type Marker = { kind: 'bullet' } | { kind: 'number'; value: number } | { kind: 'text' }

type Surroundings = { before: number | null; next: string | undefined; isSymbolFont: boolean }

const DECIMAL = /^\(?(\d{1,5})[.)]?$/
const LETTERS = /^\(?([a-z]{1,7}|[A-Z]{1,7})[.)]$/
const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

/** Reads a marker; its neighbours in the list tell whether "i)" is a letter or the Roman one. */
export function readMarker(drawn: string, { before, next, isSymbolFont }: Surroundings): Marker {
  if (isBullet(drawn, isSymbolFont)) return { kind: 'bullet' }
  const decimal = DECIMAL.exec(drawn)?.[1]
  if (decimal) return { kind: 'number', value: Number(decimal) }
  const letters = LETTERS.exec(drawn)?.[1]?.toLowerCase()
  if (!letters) return { kind: 'text' }
  const value = valueOf(letters, before, LETTERS.exec(next ?? '')?.[1]?.toLowerCase())
  return value ? { kind: 'number', value } : { kind: 'text' }
}

function isBullet(drawn: string, isSymbolFont: boolean) {
  return [...drawn].length <= 1 && (isSymbolFont || drawn === 'o' || !/[\p{L}\p{N}]/u.test(drawn))
}

function valueOf(letters: string, before: number | null, next: string | undefined): number | null {
  const roman = romanValue(letters)
  if (letters.length > 1) return roman
  const letter = letters.charCodeAt(0) - 96
  if (roman === null || before === letter - 1) return letter
  if (before === roman - 1) return roman
  if (next && romanValue(next) === roman + 1) return roman
  if (next && next.length === 1 && next.charCodeAt(0) - 96 === letter + 1) return letter
  return letters === 'i' ? roman : letter
}

/** Null for what is not written as Romans do. */
function romanValue(letters: string): number | null {
  if (!/^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(letters)) return null
  return [...letters].reduce((sum, letter, at) => {
    const value = ROMAN[letter]!
    return sum + (value < (ROMAN[letters[at + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)
}
