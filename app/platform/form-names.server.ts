import type { z } from 'zod'

const LONGEST = 100
const PLAIN = /^[\w-]+$/
const NESTED = /^[\w-]+(?:\.[\w-]+|\[\d{0,3}\])+$/

/**
 * Whether a form may have a field of this name. A plain name costs nothing, whoever invented it. The parser builds objects and lists from a
 * nested one, as long as its indexes say: such a name is taken only where the form's schema has the very object or list.
 */
export function isFieldName(name: string, schema?: z.ZodType): boolean {
  if (name.length > LONGEST || /^(?:__proto__|prototype|constructor)$/.test(name)) return false
  if (PLAIN.test(name)) return true
  if (!schema || !NESTED.test(name)) return false
  let place: z.ZodType | undefined = schema
  for (const part of name.match(/[\w-]+|\[\d*\]/g) ?? []) place = place && within(place, part)
  return place !== undefined
}

type Definition = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  options?: z.ZodType[]
}

/** What a schema has under this part of a name. */
function within(schema: z.ZodType, part: string): z.ZodType | undefined {
  const { type, shape, element, innerType, in: input, options } = schema.def as unknown as Definition
  if (type === 'object') return shape && Object.hasOwn(shape, part) ? shape[part] : undefined
  if (type === 'array') return part.startsWith('[') ? element : undefined
  if (options) return options.map((option) => within(option, part)).find(Boolean)
  const inner = innerType ?? input
  return inner && within(inner, part)
}
