import { describe, expect, it } from 'vitest'
import { searchKey } from '#app/shared/text.ts'
import { db } from './db.server.ts'
import { Prisma } from './prisma/client.ts'
import { everyWordIn, SEARCHED } from './text-search.server.ts'

describe('search_key', () => {
  it.each([
    'École',
    'E\u0301cole',
    'ÉCOLE',
    'l’œuvre d\u02BCart',
    'Grenoble\u00A0–\u202FAlpes',
    'ΑΘΉΝΑ',
    'ЖУК',
    'Straße',
    'हिन्दी',
    'ﬁn',
    'Łódź Ærø',
    ' a\n b\t',
    'İstanbul',
    'Diyarbakır',
    '東京',
    '50 %',
    "a'b\\c_d",
    '100\u2011year \u2014 “plan”',
    'l´eau et l\u201Beau',
    'eau\u00AD\u200Bvive\u200D\uFE0F',
    '« Île\u2212de\u2043France »',
    'a\u2028b',
    'x\u{E0041}\u3164\u2800y',
  ])('is in the database what it is in the browser: %j', async (text) => {
    const [row] = await db.$queryRaw<{ key: string }[]>`SELECT search_key(${text}) AS key`
    expect(row!.key).toBe(searchKey(text))
  })
})

describe('everyWordIn', () => {
  async function found(typed: string) {
    const names = ['École de l’eau', 'Diyarbakır', '100 % renewable', 'a_b', 'back\\slash']
    const rows = Prisma.join(names.map((name) => Prisma.sql`(${name})`))
    const matches = await db.$queryRaw<
      { name: string }[]
    >`SELECT name FROM (VALUES ${rows}) AS list(name) WHERE ${everyWordIn(['name'], typed)}`
    return matches.map(({ name }) => name)
  }

  it.each([
    ["ecole L'EAU", ['École de l’eau']],
    ['eau\u00A0école', ['École de l’eau']],
    ['diyarbakir', ['Diyarbakır']],
    ['%', ['100 % renewable']],
    ['_', ['a_b']],
    ['\\', ['back\\slash']],
    ['école plomb', []],
  ])('%j', async (typed, names) => expect(await found(typed)).toEqual(names))

  it('finds everything without a word', async () => expect(await found('  ')).toHaveLength(5))
})

describe('the index of a search', () => {
  it.each(Object.entries(SEARCHED))('serves what is searched in %s', async (table, columns) => {
    const condition = everyWordIn(columns, 'École l’eau')
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw<object[]>`EXPLAIN SELECT 1 FROM ${Prisma.raw(`"${table}"`)} WHERE ${condition}`
    })
    expect(JSON.stringify(plan)).toContain(`Bitmap Index Scan on \\"${table}_search_idx\\"`)
  })
})
