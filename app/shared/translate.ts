/** The texts of one namespace, as its file has them. */
export type Texts = { [key: string]: string | Texts }

type Values = {
  count?: unknown
  ns?: unknown
  defaultValue?: unknown
  [name: string]: unknown
}
type Place = {
  language: string
  textsOf: (namespace: string) => Texts | undefined
  namespace: string
}

const HOLE = /\{\{(.+?)\}\}/g
const NESTED = /\$t\((.+?)\)/g

/**
 * What the product asks of i18next, which says the same on the server, and no more of it: a key of a namespace, plural forms with one of their own for
 * nothing, values put in, a text within a text. Where a text is missing, the key or the given default. A test holds the two together, text by text.
 */
export function translate(place: Place, key: string, values: Values = {}): string {
  const at = key.indexOf(':')
  const namespace = at >= 0 ? key.slice(0, at) : String(values.ns ?? place.namespace)
  const own = key.slice(at + 1)
  const texts = place.textsOf(namespace)
  const text =
    formsOf(own, values.count, place.language)
      .map((form) => texts && find(texts, form))
      .find((found) => typeof found === 'string') ?? String(values.defaultValue ?? own)
  const filled = text.replace(HOLE, (hole, name: string) => valueOf(hole, name.trim(), values))
  // What somebody typed calls up no text.
  if (timesIn(filled) > timesIn(text)) return filled
  return filled.replace(NESTED, (_, inner: string) =>
    translate(place, inner.trim(), { ...values, defaultValue: undefined }),
  )
}

const timesIn = (text: string) => text.match(NESTED)?.length ?? 0

/** The form for nothing comes first, then that of the number, then the one without a number. */
function formsOf(key: string, count: unknown, language: string): string[] {
  if (count === undefined || typeof count === 'string') return [key]
  const form = `${key}_${rulesOf(language).select(count as number)}`
  return count === 0 ? [`${key}_zero`, form, key] : [form, key]
}

const rules = new Map<string, Intl.PluralRules>()

function rulesOf(language: string) {
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known
}

/** A full stop leads a level down, or is part of a name. */
function find(texts: Texts, key: string): string | Texts | undefined {
  if (Object.hasOwn(texts, key)) return texts[key]
  for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
    const [head, rest] = [key.slice(0, dot), key.slice(dot + 1)]
    const below = Object.hasOwn(texts, head) ? texts[head] : undefined
    const found = typeof below === 'object' ? find(below, rest) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function valueOf(hole: string, name: string, values: Values): string {
  const value = values[name]
  if (value === undefined) return Object.hasOwn(values, name) ? '' : hole
  return String(value ?? '')
}
