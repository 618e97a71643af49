/** Every control character but tab and line feed, halves of characters that stand alone, and the byte order mark within a text. */
const UNREADABLE = /(?![\t\n])\p{Cc}|\p{Cs}|\uFEFF/gu
/** Marks that turn the order of what follows them: in a name they make one look like another. */
const TURNS_ORDER = /[\u202A-\u202E\u2066-\u2069]/g
/** Blanks without width, which make two names of one. The joiners that scripts and emoji need are not among them. */
const NO_WIDTH = /[\u200B\u2060\u00AD]/g

/**
 * What somebody typed or sent, as it is stored and compared: composed (NFC), one kind of line end, nothing that a database
 * or a reader cannot hold. Every form, file and address passes through it once, at the door.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNREADABLE, '').normalize('NFC')
}

/** A name or title: cleaned, on one line, one blank between words. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(TURNS_ORDER, '').replace(NO_WIDTH, '').replace(/\s+/gu, ' ').trim()
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The beginning of a text, at most `limit` UTF-16 units long, never cut within what a reader takes for one character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  let end = 0
  // The next character may reach over the limit; some, such as families of emoji, are long.
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

export function firstCharacter(text: string): string {
  for (const { segment } of graphemes.segment(text)) return segment
  return ''
}

/** The end of a text, at most `limit` UTF-16 units long, begun where a character begins. */
export function cutTextStart(text: string, limit: number): string {
  if (text.length <= limit) return text
  const rest = text.slice(text.length - limit - 64)
  for (const { index } of graphemes.segment(rest)) if (rest.length - index <= limit) return rest.slice(index)
  return ''
}

/** One line of at most `limit` units that stands for a text, with an ellipsis where it goes on. */
export function excerptOf(text: string, limit: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  return flat.length > limit ? `${cutText(flat, limit - 1).trimEnd()}…` : flat
}

/** What takes no room on a page, and what only looks like a blank: joiners, turns of direction, variants, fillers. */
const UNSEEN =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\u{E0000}-\u{E0FFF}]/gu

export function withoutInvisibleCharacters(text: string): string {
  return text.replace(UNSEEN, '')
}

/** Whether a reader would see nothing of it. */
export function isBlank(text: string): boolean {
  return withoutInvisibleCharacters(text).trim() === ''
}

/** Composed, without what nobody sees, and with one sign for all apostrophes and one for all hyphens. */
function plainSigns(text: string): string {
  // Composing would make a blank and an accent of the sign that stands alone.
  return withoutInvisibleCharacters(text.replace(/\u00B4/g, "'"))
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201B\u02B9\u02BC\u2032`]/g, "'")
    .replace(/[\u2010-\u2015\u2043\u2212]/g, '-')
}

/** Accents of the Latin, Greek and Cyrillic scripts once a letter is taken apart; the vowel signs of other scripts stay. */
const ACCENTS = /[\u0300-\u036F]/g
const SPELLED_OUT: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

/**
 * What is compared when somebody searches: case, accents, kinds of apostrophe, hyphen, quotation mark and blank make no difference.
 * The database has the same as the function `search_key` (see its migrations); a test holds the two together.
 */
export function searchKey(text: string): string {
  return plainSigns(text)
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(/[œæßøłđı]/g, (letter) => SPELLED_OUT[letter]!)
    .replace(/["\u201C-\u201F\u00AB\u00BB\u2039\u203A]/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Two names are one when only their case, their blanks, their kinds of apostrophe and hyphen or the form in which their letters are stored differ. */
export function nameKey(name: string): string {
  return cleanLine(plainSigns(name)).toLowerCase()
}

export function sameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other)
}

/** The words of a search, each of which has to occur. */
export function searchWords(typed: string): string[] {
  return searchKey(typed).split(' ').filter(Boolean)
}
