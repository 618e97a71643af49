type Splice = { at: number; until: number; words: string[] }

/** Words and what stands between them: a change is one of whole words. */
const wordsOf = (text: string) => text.split(/(\s+)/)

/** What lies between the beginning and the end that two texts share. */
function spliceOf(before: string[], after: string[]): Splice {
  const most = Math.min(before.length, after.length)
  let at = 0
  while (at < most && before[at] === after[at]) at++
  let end = 0
  while (end < most - at && before.at(-1 - end) === after.at(-1 - end)) end++
  return { at, until: before.length - end, words: after.slice(at, after.length - end) }
}

/**
 * What two people made of one text, together. Where they changed different places both changes stand; where they changed the same place, what each of
 * them wrote stands, theirs first: nobody's words are lost, though some may stand twice.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs
  if (theirs === base) return mine
  const before = wordsOf(base)
  const [own, other] = [spliceOf(before, wordsOf(mine)), spliceOf(before, wordsOf(theirs))]
  // The later place first, so that the earlier one stays where it is.
  if (own.until < other.at) return applied(applied(before, other), own).join('')
  if (other.until < own.at) return applied(applied(before, own), other).join('')
  const [at, until] = [Math.min(own.at, other.at), Math.max(own.until, other.until)]
  const whole = ({ at: from, until: to, words }: Splice) =>
    [...before.slice(at, from), ...words, ...before.slice(to, until)].join('')
  const words = [both(whole(other), whole(own))]
  return applied(before, { at, until, words }).join('')
}

function both(first: string, second: string) {
  if (first.includes(second)) return first
  if (second.includes(first)) return second
  return first.endsWith('\n') ? first + second : `${first}\n${second.trimStart()}`
}

function applied(text: string[], { at, until, words }: Splice) {
  return [...text.slice(0, at), ...words, ...text.slice(until)]
}
