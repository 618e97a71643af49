import { expect, test } from 'vitest'
import { provenanceOf } from './provenance.ts'

const values = { name: 'Road deaths', definition: 'Deaths a year', unit: 'people', formula: '' }
const provenance = {
  entryId: 'e',
  framework: 'A list',
  version: '2',
  publisher: 'P',
  licence: 'CC0',
  code: '3.6.1',
  label: 'Road deaths',
  uri: '',
}

test('an entry is adopted where its words stay, whatever is added beside them, and adapted where one changes', () => {
  const taken = { values, provenance }
  expect(provenanceOf(taken, { ...values, name: 'Road deaths ', formula: 'a / b' })).toEqual({
    ...provenance,
    how: 'adopted',
  })
  expect(provenanceOf(taken, { ...values, unit: 'people per 100,000' })).toMatchObject({ how: 'adapted' })
})
