import { expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'

const said = { first: 'A', rest: 'A 50%' }

test.each([
  ['en', 'methods:finding.weights', 1, 'A weighs most. In order: A 50%.'],
  ['en', 'methods:finding.weights', 2, 'A weigh most, and the same. In order: A 50%.'],
  ['fr', 'methods:finding.weights', 1, 'A pèse le plus. Dans l’ordre : A 50%.'],
  ['fr', 'methods:finding.weights', 2, 'A pèsent le plus, à égalité. Dans l’ordre : A 50%.'],
  ['en', 'ballots:turnout.needed', 1, 'At least 1 has to answer; otherwise there is no finding.'],
  ['en', 'ballots:turnout.needed', 2, 'At least 2 have to answer; otherwise there is no finding.'],
  ['fr', 'ballots:turnout.needed', 1, 'Il faut au moins 1 réponse ; sinon le scrutin ne conclut pas.'],
  ['fr', 'ballots:turnout.needed', 2, 'Il faut au moins 2 réponses ; sinon le scrutin ne conclut pas.'],
] as const)('in %s, %s of %d agrees with its number', async (language, key, count, sentence) => {
  const { t } = await i18nFor(language)
  expect(t(key, { count, ...said }).replaceAll(/\s/g, ' ')).toBe(sentence)
})
