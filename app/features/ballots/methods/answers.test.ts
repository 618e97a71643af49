import { describe, expect, test } from 'vitest'
import type { MethodName } from './method-names.ts'
import { answerSchemaOf, methodOf } from './registry.server.ts'

const options = ['o1', 'o2', 'o3'].map((id) => ({ id, label: id }))

/** What a method makes of a form, or the errors that it gives. */
function sent(method: MethodName, fields: Record<string, unknown>, settings: Record<string, unknown> = {}) {
  const chosen = methodOf({ method }).settings.parse(settings)
  const read = answerSchemaOf({ method, settings: chosen, wording: { options } }).safeParse(fields)
  return read.success ? read.data : read.error.issues.map(({ path, message }) => `${path.join()} ${message}`)
}

describe('approval', () => {
  test('takes any options, or none', () => {
    expect(sent('approval', { o1: '1', o3: '1' })).toEqual({ o1: 1, o2: 0, o3: 1 })
    expect(sent('approval', {})).toEqual({ o1: 0, o2: 0, o3: 0 })
  })
  test.each([
    [{ o9: '1' }, [' ballots.option-unknown']],
    [{ o1: ['1', '1'] }, ['o1 ballots.number?from=0&to=1']],
    [{ o1: '100' }, ['o1 ballots.number?from=0&to=1']],
  ])('refuses %o', (fields, errors) => {
    expect(sent('approval', fields)).toEqual(errors)
  })
})

describe('yes or no', () => {
  test('takes one of three', () => {
    expect(sent('yes-no', { choice: 'abstain' })).toEqual({ choice: 'abstain' })
    expect(sent('yes-no', { choice: 'maybe' })).toEqual(['choice ballots.missing.choice'])
    expect(sent('yes-no', { choice: ['yes', 'no'] })).toEqual(['choice ballots.missing.choice'])
  })
})
