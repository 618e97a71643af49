import { describe, expect, it } from 'vitest'
import { classOf, quantile, summarise } from './statistics.ts'

/** RAND/UCLA worked examples; the first is published (BMJ Open 2012;2:e001431, table 1), the others were computed with R's type 7. */
const VECTORS = [
  {
    name: 'published 2012',
    ratings: [4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9],
    median: 7,
    p30: 7,
    p70: 8,
    ipras: 6.1,
    index: 0.163934,
    class: 'high',
  },
  {
    name: 'high consensus',
    ratings: [7, 7, 8, 8, 8, 8, 9, 9, 9],
    median: 8,
    p30: 8,
    p70: 8.6,
    ipras: 7.3,
    index: 0.082192,
    class: 'high',
  },
  {
    name: 'polarised',
    ratings: [1, 1, 2, 2, 5, 8, 8, 9, 9],
    median: 5,
    p30: 2,
    p70: 8,
    ipras: 2.35,
    index: 2.553191,
    class: 'middle',
  },
  {
    name: 'uniform',
    ratings: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    median: 5,
    p30: 3.4,
    p70: 6.6,
    ipras: 2.35,
    index: 1.361702,
    class: 'middle',
  },
  {
    name: 'low consensus',
    ratings: [1, 1, 1, 2, 2, 2, 3, 3, 4],
    median: 2,
    p30: 1.4,
    p70: 2.6,
    ipras: 6.85,
    index: 0.175182,
    class: 'low',
  },
  {
    name: 'two dissenters',
    ratings: [3, 3, 5, 7, 8, 8, 9, 9, 9],
    median: 8,
    p30: 5.8,
    p70: 8.6,
    ipras: 5.65,
    index: 0.495575,
    class: 'high',
  },
  {
    name: 'split 1 and 9',
    ratings: [1, 1, 1, 1, 1, 9, 9, 9, 9],
    median: 1,
    p30: 1,
    p70: 9,
    ipras: 2.35,
    index: 3.404255,
    class: 'middle',
  },
  {
    name: 'loose 7',
    ratings: [6, 6, 6, 7, 7, 7, 7, 7],
    median: 7,
    p30: 6.1,
    p70: 7,
    ipras: 4.675,
    index: 0.192513,
    class: 'high',
  },
  {
    name: 'half median',
    ratings: [3, 3, 3, 3, 4, 4, 4, 4],
    median: 3.5,
    p30: 3,
    p70: 4,
    ipras: 4.6,
    index: 0.217391,
    class: 'middle',
  },
  {
    name: 'unanimous',
    ratings: [9, 9, 9, 9, 9, 9, 9, 9, 9],
    median: 9,
    p30: 9,
    p70: 9,
    ipras: 8.35,
    index: 0,
    class: 'high',
  },
]

describe('summarise', () => {
  it.each(VECTORS)('$name', (vector) => {
    const summary = summarise(vector.ratings)
    expect(summary.n).toBe(vector.ratings.length)
    expect(summary.median).toBe(vector.median)
    expect(summary.class).toBe(vector.class)
    expect(summary.ram).toMatchObject({
      p30: vector.p30,
      p70: vector.p70,
      ipras: vector.ipras,
      disagreement: vector.index > 1,
    })
    expect(summary.ram?.index).toBeCloseTo(vector.index, 6)
  })

  it('takes quartiles by linear interpolation', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75)
    expect(quantile([6, 7, 8, 9, 9], 0.75)).toBe(9)
    expect(quantile([5], 0.3)).toBe(5)
  })

  it('keeps "cannot judge" out of every figure but its own', () => {
    expect(summarise([7, null, 9, null])).toMatchObject({ n: 2, cannotJudge: 2, median: 8, inFavour: 2, share: 1 })
    expect(summarise([null])).toMatchObject({ n: 0, cannotJudge: 1, median: null, share: null, ram: null, class: null })
  })

  it('sends half medians up and disagreement to the middle', () => {
    expect([classOf(3, false), classOf(3.5, false), classOf(6, false), classOf(6.5, false), classOf(9, true)]).toEqual([
      'low',
      'middle',
      'middle',
      'high',
      'middle',
    ])
  })
})
