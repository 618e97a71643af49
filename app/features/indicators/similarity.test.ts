import { describe, expect, it } from 'vitest'
import { SIMILAR_FROM, similarity, trigrams } from './similarity.ts'

const of = (name: string, en: string[] = [], fr: string[] = []) => ({ name, en, fr })

describe('how alike two indicators read', () => {
  it('takes letters three by three, without case and accents', () => {
    expect([...trigrams('Cât')]).toEqual(['  c', ' ca', 'cat', 'at '])
    expect(similarity(of('Élèves à l’école'), of('eleves a l’ecole'))).toBe(1)
  })

  it.each([
    ['Households with a broadband connection', 'Broadband connection of households', true],
    ['Homes near a public open space', 'Homes near regular public transport', true],
    ['Unemployment', 'Youth unemployment', true],
    ['Fine particles in the air', 'Hours spent on dealings with the authorities', false],
    ['', 'Residents', false],
  ])('%s and %s: %s', (one, other, alike) => {
    expect(similarity(of(one), of(other)) >= SIMILAR_FROM).toBe(alike)
    expect(similarity(of(one), of(other))).toBe(similarity(of(other), of(one)))
  })

  it('or stems in either language, whatever the words look like', () => {
    const [one, other] = [
      of('Rent', ['household', 'afford', 'rent']),
      of('Housing costs', ['household', 'afford', 'rent', 'hous']),
    ]
    expect(similarity(one, other)).toBeCloseTo(6 / 7)
    expect(similarity(of('a', [], ['loyer', 'ménag']), of('b', [], ['loyer']))).toBeCloseTo(2 / 3)
  })
})
