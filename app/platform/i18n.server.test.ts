import { describe, expect, it } from 'vitest'
import { languageHeader, languageOf } from './i18n.server.ts'

const asked = (wanted?: string, more: Record<string, string> = {}) =>
  languageOf(
    new Request('http://roundtable.test/', {
      headers: { ...(wanted === undefined ? {} : { 'Accept-Language': wanted }), ...more },
    }),
  )

describe('the language of a visitor', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['FR-ca', 'fr'],
    ['de, fr;q=0.5', 'fr'],
    ['en;q=0.2, fr;q=0.9', 'fr'],
    ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'fr'],
    ['en;q=0, fr;q=0.1', 'fr'],
    ['en;q=0, *', 'fr'],
    ['fr;q=0, *', 'en'],
    ['fr;q=0', 'en'],
    ['*', 'en'],
    ['*;q=0', 'en'],
    ['de, es', 'en'],
    ['frr, fry', 'en'],
    ['french', 'en'],
  ])('asked for as %s is %s', async (wanted, language) => {
    expect(await asked(wanted)).toBe(language)
  })

  it.each([
    ['a weight that is no number', 'fr;q=many, en;q=', 'en'],
    ['garbage', ';;,,==;q=1,-,--,q=0.5,\u00ff\u00fe', 'en'],
    ['garbage before a language', ',;,-;q=x,, fr', 'fr'],
    ['the names of what every object has', '__proto__, constructor, toString;q=1', 'en'],
    ['100 kB of commas', ','.repeat(100_000), 'en'],
    ['100 kB of blanks', `f${' '.repeat(100_000)}r`, 'en'],
    ['100 kB of weights', `fr${';q=0'.repeat(25_000)}`, 'en'],
    ['100 kB of languages', `${'de-x;q=0.1,'.repeat(10_000)}fr`, 'fr'],
  ])('is found in %s', async (_, wanted, language) => {
    expect(await asked(wanted)).toBe(language)
  })

  it('is what they chose with the switch, whatever their browser asks for', async () => {
    const cookie = (await languageHeader('fr')).split(';')[0]!
    expect(await asked('en', { Cookie: cookie })).toBe('fr')
  })
})
