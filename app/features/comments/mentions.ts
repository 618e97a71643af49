import { cleanLine, firstCharacter, nameKey, sameName, searchKey } from '#app/shared/text.ts'

/** Somebody a comment names, as it is stored with it. */
export type Mention = { type: 'person' | 'group'; id: string; label: string }

/** Somebody a comment can name: the label is what follows the @. */
export type Mentionable = { type: 'person' | 'group'; id: string; label: string; detail: string; groupId: string }

export type BodyPart = { text: string; mention?: Mention }

/** Whom the text names. The longest label wins, so that "@Ana Silva Costa" does not also name Ana Silva. */
export function findMentions(text: string, candidates: Pick<Mentionable, 'type' | 'id' | 'label'>[]): Mention[] {
  const body = text.normalize('NFC')
  const found = new Map<string, Mention>()
  const nameAt = nameFinder(candidates)
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    if (at > 0 && isWordCharacter(body[at - 1])) continue
    const match = nameAt(body, at + 1)?.named
    if (!match) continue
    const named = candidates.filter(({ type, label }) => type === match.type && sameName(label, match.label))
    for (const { type, id, label } of named) found.set(`${type}:${id}`, { type, id, label })
  }
  return [...found.values()]
}

/** The text cut at its mentions, for rendering. */
export function partsOf(text: string, mentions: Mention[]): BodyPart[] {
  const body = text.normalize('NFC')
  const parts: BodyPart[] = []
  const nameAt = nameFinder(mentions)
  let plainFrom = 0
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    if (at < plainFrom || (at > 0 && isWordCharacter(body[at - 1]))) continue
    const match = nameAt(body, at + 1)
    if (!match) continue
    if (at > plainFrom) parts.push({ text: body.slice(plainFrom, at) })
    plainFrom = at + 1 + match.length
    parts.push({ text: body.slice(at, plainFrom), mention: match.named })
  }
  if (plainFrom < body.length) parts.push({ text: body.slice(plainFrom) })
  return parts
}

/** The word being typed after an @ that ends at the caret, or undefined. */
export function mentionQuery(text: string, caret: number): { from: number; query: string } | undefined {
  const before = text.slice(0, caret)
  const from = before.lastIndexOf('@')
  if (from < 0 || (from > 0 && isWordCharacter(before[from - 1]))) return undefined
  const query = before.slice(from + 1)
  return query.length > 40 || query.includes('\n') || /\s{2}|\s.*\s.*\s/.test(query) ? undefined : { from, query }
}

export function matching(candidates: Mentionable[], query: string, limit = 8) {
  const wanted = searchKey(query)
  const scored = candidates.flatMap((candidate) => {
    const label = searchKey(candidate.label)
    const score = label.startsWith(wanted) ? 0 : label.split(/[\s'-]+/).some((word) => word.startsWith(wanted)) ? 1 : -1
    return score < 0 ? [] : [{ candidate, score }]
  })
  return scored
    .sort((a, b) => a.score - b.score || a.candidate.label.localeCompare(b.candidate.label))
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

type Named = { label: string }

/**
 * Finds which name stands behind an @, the longest first, whatever its case, its blanks and its apostrophes. The texts it is asked
 * about are composed (NFC); names are looked up by their first character, so that a text full of @ costs no more than another.
 */
function nameFinder<N extends Named>(candidates: readonly N[]) {
  const byFirst = new Map<string, { named: N; pattern: RegExp }[]>()
  for (const named of [...candidates].sort((a, b) => b.label.length - a.label.length)) {
    const key = nameKey(named.label)
    if (!key) continue
    const first = firstCharacter(key)
    byFirst.set(first, [...(byFirst.get(first) ?? []), { named, pattern: patternOf(named.label) }])
  }
  return (text: string, at: number) => {
    for (const { named, pattern } of byFirst.get(nameKey(firstCharacter(text.slice(at, at + 16)))) ?? []) {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      if (match) return { named, length: match[0].length }
    }
    return undefined
  }
}

function patternOf(label: string) {
  const words = cleanLine(label)
    .split(' ')
    .map((word) =>
      word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/['\u2018\u2019\u02BC]/g, "['\u2018\u2019\u02BC]"),
    )
  return new RegExp(`${words.join('\\s+')}(?![\\p{L}\\p{M}\\p{N}_])`, 'iuy')
}

function isWordCharacter(character: string | undefined) {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character)
}
