import type { SubmissionResult } from '@conform-to/dom'
import { createContext, useContext, useId, useState } from 'react'

type Value = string | number | boolean | string[] | null | undefined

/** What a field component needs; conform's own field metadata has the same shape. */
export type FieldState = {
  name: string
  id: string
  errorId: string
  defaultValue: string | string[] | undefined
  errors: string[]
  invalid: boolean
}

export type FieldProblem = { id: string; name: string; errors: string[] }

export type Fields<Name extends string> = {
  fields: Record<Name, FieldState>
  /** A field whose name is only known while rendering, for example `options[2].label`. */
  field: (name: string, defaultValue?: Value) => FieldState
  summary: FieldProblem[]
  formErrors: string[]
  /** What was answered; a new one is a new submission. */
  lastResult: SubmissionResult | null | undefined
}

/**
 * For a form that asks the same several times: `names` begins the names of all fields within, and `ids` is what the ids of all begin with, so that one summary above
 * leads to each. Those within sum up nothing themselves.
 */
export const FieldsWithin = createContext<{ ids: string; names: string } | null>(null)

/**
 * The state of a form after its last submission: what was typed, and what is wrong with it.
 * It reads conform's result but brings neither conform nor zod to the browser.
 */
export function useFields<Name extends string>(
  lastResult: SubmissionResult | null | undefined,
  defaults: Record<Name, Value>,
): Fields<Name> {
  const within = useContext(FieldsWithin)
  const prefix = useId().replace(/:/g, '')
  return readFields(within?.ids ?? prefix, lastResult, defaults, within?.names)
}

/** The pure half of `useFields`. */
export function readFields<Name extends string>(
  prefix: string,
  lastResult: SubmissionResult | null | undefined,
  defaults: Record<Name, Value>,
  names = '',
): Fields<Name> {
  const problems = lastResult?.error ?? {}
  const typed = lastResult?.initialValue
  const idOf = (name: string) => `${prefix}${name.replace(/[^\w-]+/g, '-')}`

  function field(own: string, defaultValue?: Value): FieldState {
    const name = names + own
    const id = idOf(name)
    const errors = problems[name] ?? []
    // A submitted form leaves out unchecked boxes: after a submission its word is final.
    const value = typed ? at(typed, name) : asText(defaultValue)
    return { name, id, errorId: `${id}-error`, defaultValue: value, errors, invalid: errors.length > 0 }
  }

  const fields = {} as Record<Name, FieldState>
  for (const name of Object.keys(defaults) as Name[]) fields[name] = field(name, defaults[name])

  if (names) return { fields, field, summary: [], formErrors: [], lastResult }
  const order = Object.keys(defaults)
  const summary = Object.keys(problems)
    .filter((name) => name !== '' && (problems[name]?.length ?? 0) > 0)
    .sort((a, b) => place(order, a) - place(order, b))
    .map((name) => ({ id: idOf(name), name, errors: problems[name] ?? [] }))

  return { fields, field, summary, formErrors: problems[''] ?? [], lastResult }
}

function place(order: string[], name: string) {
  const index = order.indexOf(name.split(/[.[]/)[0] ?? name)
  return index === -1 ? order.length : index
}

function at(payload: unknown, name: string): string | string[] | undefined {
  const steps = name.split(/[.[\]]+/).filter(Boolean)
  const found = steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], payload)
  if (typeof found === 'string') return found
  if (Array.isArray(found)) return found.filter((entry): entry is string => typeof entry === 'string')
  return undefined
}

function asText(value: Value) {
  if (value === null || value === undefined || value === false) return undefined
  if (value === true) return 'on'
  return Array.isArray(value) ? value : String(value)
}

/**
 * What the author of a form saw as they began: others' changes come to the page while it is filled in. Once it was answered, what stands now;
 * after a mistake in one of its fields, what it was sent with.
 */
export function useSeen(current: string, lastResult: SubmissionResult | null | undefined): string {
  const [begun] = useState(current)
  if (!lastResult) return begun
  const isMistake = lastResult.error && !lastResult.error['']
  return isMistake && typeof lastResult.initialValue?.seen === 'string' ? lastResult.initialValue.seen : current
}
