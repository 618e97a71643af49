type PillarName = { id: string; title: string }
type Coded = { code: string; pillarId: string | null }

/** The prefix of indicators that stand under no pillar. */
const LOOSE = 'IND'
const CODE = /^([A-Z]{2,8})-(\d{1,5})$/
const SMALL_WORDS = new Set([
  'a',
  'and',
  'the',
  'of',
  'for',
  'in',
  'on',
  'to',
  'de',
  'des',
  'du',
  'et',
  'la',
  'le',
  'les',
  'l',
  'd',
])

/** What a code may look like, in files people bring: letters, digits and single hyphens or points. */
export const CODE_PATTERN = /^[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$/
export const MAX_CODE_LENGTH = 24

/**
 * Gives out free codes under a pillar, such as INC-07. The pillar keeps the prefix most of its indicators carry, so that a
 * new title does not change the numbering half way; a new pillar gets one of its own.
 */
export function codeAllocator(pillars: readonly PillarName[], existing: readonly Coded[]) {
  const prefixes = new Map<string | null, string>()
  const highest = new Map<string, number>()
  for (const { code } of existing) {
    const [, prefix, number] = CODE.exec(code) ?? []
    if (prefix) highest.set(prefix, Math.max(highest.get(prefix) ?? 0, Number(number)))
  }
  return (pillarId: string | null) => {
    const prefix = prefixes.get(pillarId) ?? prefixOf(pillarId, pillars, existing)
    prefixes.set(pillarId, prefix)
    const number = (highest.get(prefix) ?? 0) + 1
    highest.set(prefix, number)
    return `${prefix}-${String(number).padStart(2, '0')}`
  }
}

function prefixOf(pillarId: string | null, pillars: readonly PillarName[], existing: readonly Coded[]) {
  if (pillarId === null) return LOOSE
  const used = existing.filter((one) => one.pillarId === pillarId).map((one) => CODE.exec(one.code)?.[1])
  const own = mostFrequent(used.filter((prefix): prefix is string => prefix !== undefined && prefix !== LOOSE))
  if (own) return own
  const taken = new Set([LOOSE, ...existing.map((one) => CODE.exec(one.code)?.[1])])
  const claims = new Map<string, string>()
  for (const pillar of pillars) {
    const free = candidates(pillar.title).find((prefix) => !taken.has(prefix)) ?? LOOSE
    claims.set(pillar.id, free)
    if (!existing.some((one) => one.pillarId === pillar.id)) taken.add(free)
  }
  return claims.get(pillarId) ?? LOOSE
}

/** INC for Inclusion; DIG, then DPS or DIGPU, for Digital public services. */
function candidates(title: string) {
  const words = title
    .normalize('NFD')
    .replace(/[^A-Za-z\s-]/g, '')
    .toUpperCase()
    .split(/[\s-]+/)
    .filter((word) => word && !SMALL_WORDS.has(word.toLowerCase()))
  const first = words[0] ?? LOOSE
  const initials = words
    .map((word) => word[0])
    .join('')
    .slice(0, 4)
  return [first.slice(0, 3), initials, first.slice(0, 3) + (words[1] ?? '').slice(0, 2), first.slice(0, 5)]
    .filter((prefix) => prefix.length >= 2)
    .concat(['B', 'C', 'D', 'E', 'F', 'G'].map((letter) => first.slice(0, 3) + letter))
}

function mostFrequent(values: readonly string[]) {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0]
}
