import type { BallotOption } from '../ballot-words.ts'
import { presetFields } from '../rule/presets.ts'
import type { SubjectType } from '../subjects/subject-types.ts'

/** What can be asked on the page "New ballot", the usual first; what an item of an agenda asks is asked in its session. */
export const ABOUT = ['question', 'indicators', 'section', 'indicator'] as const satisfies readonly SubjectType[]
export type About = (typeof ABOUT)[number]

export const LONGEST_TITLE = 300
export const LONGEST_NOTE = 2000
export const LONGEST_LABEL = 200

/** What stands in the form, by the names of its fields. An option has two: the order of the fields is the order of the options. */
export type Written = Record<string, unknown>

const LABEL = /^label-(o\d{1,3})$/

export function optionIds(written: Written): string[] {
  return Object.keys(written).flatMap((name) => LABEL.exec(name)?.[1] ?? [])
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

export function optionsIn(written: Written): Required<BallotOption>[] {
  return optionIds(written).map((id) => ({
    id,
    label: textOf(written[`label-${id}`]),
    note: textOf(written[`note-${id}`]),
  }))
}

/** The fields of a form with these options in the place of those that it has. */
export function withOptions(written: Written, options: readonly BallotOption[]): Written {
  const others = Object.entries(written).filter(([name]) => !/^(?:label|note)-/.test(name))
  const fields = options.flatMap(({ id, label, note = '' }) => [
    [`label-${id}`, label],
    [`note-${id}`, note],
  ])
  return Object.fromEntries([...others, ...fields])
}

/** An id that no option of this form has had: a removed one does not come back with another meaning. */
export function nextId(ids: readonly string[], highest = 0) {
  return `o${Math.max(highest, ...ids.map((id) => Number(id.slice(1)))) + 1}`
}

/** A press within step 1, and where the focus goes then: another row, without it, or one place up or down. */
export function changed(written: Written, act: string): Written | null {
  const options: BallotOption[] = optionsIn(written)
  const [verb, id = ''] = act.split('-')
  const at = options.findIndex((option) => option.id === id)
  const focused = (next: readonly BallotOption[], focus: string) => ({ ...withOptions(written, next), focus })
  if (verb === 'show') return written
  if (verb === 'fill') return { ...written, ...presetFields(written.ruleFrom) }
  if (verb === 'add') {
    const fresh = nextId(options.map((option) => option.id))
    return focused([...options, { id: fresh, label: '' }], `label-${fresh}`)
  }
  if (at < 0) return null
  if (verb === 'remove') {
    const next = options[at + 1] ?? options[at - 1]
    return focused(options.toSpliced(at, 1), next ? `label-${next.id}` : 'add')
  }
  const to = at + (verb === 'up' ? -1 : 1)
  if ((verb !== 'up' && verb !== 'down') || !options[to]) return null
  const moved = options.with(at, options[to]).with(to, options[at]!)
  const ends = to === 0 ? 'down' : to === options.length - 1 ? 'up' : verb
  return focused(moved, `${ends}-${id}`)
}
