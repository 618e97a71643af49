import { describe, expect, test } from 'vitest'
import { changed, nextId, optionsIn, withOptions, type Written } from './written.ts'

const written: Written = withOptions({ title: 'Which?', act: 'add' }, [
  { id: 'o1', label: 'First' },
  { id: 'o2', label: 'Second', note: 'More' },
  { id: 'o5', label: '' },
])
const labels = (after: Written | null) => optionsIn(after ?? {}).map(({ id, label }) => `${id} ${label}`)

describe('a press within the form', () => {
  test.each<[string, string[], string]>([
    ['add', ['o1 First', 'o2 Second', 'o5 ', 'o6 '], 'label-o6'],
    ['remove-o2', ['o1 First', 'o5 '], 'label-o5'],
    ['up-o2', ['o2 Second', 'o1 First', 'o5 '], 'down-o2'],
    ['down-o1', ['o2 Second', 'o1 First', 'o5 '], 'down-o1'],
  ])('%s', (act, options, focus) => {
    const after = changed(written, act)
    expect(labels(after)).toEqual(options)
    expect(after).toMatchObject({ focus, title: 'Which?' })
  })

  test('keeps what was typed about an option as it moves', () => {
    expect(optionsIn(changed(written, 'up-o2')!)[0]).toEqual({ id: 'o2', label: 'Second', note: 'More' })
  })

  test.each(['up-o1', 'down-o5', 'remove-o9', 'fly-o1', ''])('%j changes nothing', (act) => {
    expect(changed(written, act)).toBeNull()
  })

  test('gives a new option an id that no other has', () => {
    expect(nextId([])).toBe('o1')
    expect(nextId(['o3', 'o12'])).toBe('o13')
  })
})
