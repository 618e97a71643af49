/** Somebody a comment names, as it is stored with it. */
export type Mention = { type: 'person' | 'group'; id: string; label: string }

/** Somebody a comment can name: the label is what follows the @. */
export type Mentionable = { type: 'person' | 'group'; id: string; label: string; detail: string; groupId: string }

export type BodyPart = { text: string; mention?: Mention }

/** Whom the text names. The longest label wins, so that "@Ana Silva Costa" does not also name Ana Silva. */
export function findMentions(body: string, candidates: Pick<Mentionable, 'type' | 'id' | 'label'>[]): Mention[] {
  const found = new Map<string, Mention>()
  const longestFirst = [...candidates].sort((a, b) => b.label.length - a.label.length)
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    if (at > 0 && isWordCharacter(body[at - 1])) continue
    const rest = body.slice(at + 1)
    const match = longestFirst.find(({ label }) => label && startsWithLabel(rest, label))
    if (!match) continue
    const named = longestFirst.filter(({ type, label }) => type === match.type && label === match.label)
    for (const { type, id, label } of named) found.set(`${type}:${id}`, { type, id, label })
  }
  return [...found.values()]
}

/** The text cut at its mentions, for rendering. */
export function partsOf(body: string, mentions: Mention[]): BodyPart[] {
  const longestFirst = [...mentions].sort((a, b) => b.label.length - a.label.length)
  const parts: BodyPart[] = []
  let plainFrom = 0
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    if (at < plainFrom || (at > 0 && isWordCharacter(body[at - 1]))) continue
    const mention = longestFirst.find(({ label }) => startsWithLabel(body.slice(at + 1), label))
    if (!mention) continue
    if (at > plainFrom) parts.push({ text: body.slice(plainFrom, at) })
    plainFrom = at + 1 + mention.label.length
    parts.push({ text: body.slice(at, plainFrom), mention })
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
  const wanted = plain(query)
  const scored = candidates.flatMap((candidate) => {
    const label = plain(candidate.label)
    const score = label.startsWith(wanted) ? 0 : label.split(/[\s'-]+/).some((word) => word.startsWith(wanted)) ? 1 : -1
    return score < 0 ? [] : [{ candidate, score }]
  })
  return scored.sort((a, b) => a.score - b.score || a.candidate.label.localeCompare(b.candidate.label)).slice(0, limit).map(({ candidate }) => candidate)
}

function startsWithLabel(text: string, label: string) {
  return text.slice(0, label.length).toLowerCase() === label.toLowerCase() && !isWordCharacter(text[label.length])
}

function isWordCharacter(character: string | undefined) {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character)
}

function plain(text: string) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
