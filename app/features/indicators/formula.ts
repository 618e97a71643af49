/** A formula that is one division: what stands before the fraction, above and below its line, and after it. */
export type Fraction = { before: string; above: string; below: string; after: string }

const DIVIDED = / ÷ | \/ /
const FACTOR_BEFORE = /^([\d.,  ]+\s*[×*·])\s+(.+)$/s
const FACTOR_AFTER = /^(.+?)\s+([×*·]\s*[\d.,  ]+%?)$/s

/** Null when the text is no single division: it is then shown as it was written. */
export function fractionOf(formula: string): Fraction | null {
  const sides = sidesOf(formula.trim())
  if (!sides) return null
  const [dividend, divisor] = sides
  const [, before = '', above = dividend] = FACTOR_BEFORE.exec(dividend) ?? []
  const [, below = divisor, after = ''] = FACTOR_AFTER.exec(divisor) ?? []
  if (hasOutside(above, / [+−–-] /) || hasOutside(below, / [+−–×*·-] /)) return null
  return { before: before.trim(), above: bare(above), below: bare(below), after: after.trim() }
}

/** What stands before and after the one sign of division, each whole in itself. */
function sidesOf(text: string): [string, string] | null {
  if (/[\n=]/.test(text)) return null
  const sides = text.split(DIVIDED)
  const [dividend = '', divisor = ''] = sides
  return sides.length === 2 && sides.every((side) => side.trim() && balanced(side)) ? [dividend, divisor] : null
}

/** A division inside brackets is part of something else. */
function balanced(text: string) {
  let open = 0
  for (const letter of text) {
    if (letter === '(') open += 1
    if (letter === ')') open -= 1
    if (open < 0) return false
  }
  return open === 0
}

/** A sum beside a division is not part of it, whatever its writer meant: it is left as written. */
function hasOutside(text: string, operator: RegExp) {
  let outside = text
  for (let before = ''; before !== outside;) {
    before = outside
    outside = outside.replace(/\([^()]*\)/g, '')
  }
  return operator.test(outside)
}

/** The line of the fraction says what brackets round the whole of a side said. */
function bare(text: string) {
  const side = text.trim()
  const inner = side.slice(1, -1)
  return side.startsWith('(') && side.endsWith(')') && balanced(inner) ? inner.trim() : side
}
