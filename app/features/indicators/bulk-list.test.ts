import { expect, it } from 'vitest'
import { chosenFrom, chosenIn, listQuery } from './bulk-list.ts'
import { earlierWording } from './rated-earlier.tsx'

const ID = '0197b2a4-0000-7000-8000-000000000001'

it('takes a refused form back to the list as it stood, with its rows chosen', () => {
  const query = listQuery(
    { list: '?q=rent&state=candidate&page=2' },
    chosenIn({ chosen: [`${ID}.3.candidate`, 'x.1.y'] }),
  )
  expect(query).toBe(`?q=rent&state=candidate&page=2&chosen=${ID}`)
  expect(chosenFrom(new URLSearchParams(query).get('chosen') ?? '')).toEqual([ID])
  expect(listQuery({ list: '//evil?state=none-such' })).toBe('')
  expect(chosenFrom('all')).toBe('all')
})

it('says which version was rated only where its words are no longer those of the indicator', () => {
  const words = { name: 'A', definition: 'B', unit: 'C', formula: '' }
  expect(earlierWording({ version: 1, ...words }, { version: 3, ...words, definition: 'D' })).toBe(1)
  expect(earlierWording({ version: 1, ...words }, { version: 3, ...words })).toBeNull()
  expect(earlierWording({ version: 3, ...words }, { version: 3, ...words })).toBeNull()
  expect(earlierWording({}, { version: 3, ...words })).toBeNull()
})
