import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consentAnswer, consentSettings } from './consent.schema.ts'
import { countConsent } from './count.ts'
import { type Position, POSITIONS, ruleOf } from './words.ts'

const NAMES = ['ci', 're', 'ph', 'io']
const RULE = ruleOf({ minimumTurnout: 0.5, share: 0.7, groups: 2, groupShare: 0.6, objections: 1 })
const LETTERS: Record<string, Position> = { f: 'favour', l: 'live', o: 'object', a: 'abstain' }

/** Each word is what one group answered, a letter a person; nobody else might have voted but those who are absent. */
function counted(groups: string[], rule = RULE, absent = 0) {
  const votes = groups.flatMap((group, index) =>
    [...group].map((letter, at) => answered(NAMES[index]!, LETTERS[letter]!, `Reason ${NAMES[index]} ${at}`)),
  )
  const electorate = groups.map((group, index) => ({
    groupId: NAMES[index]!,
    voted: group.length,
    eligible: group.length + (index === 0 ? absent : 0),
  }))
  return countConsent(votes, electorate, rule)
}

function answered(groupId: string, position: Position, reason = 'Because') {
  return { groupId, answer: { position, reason: position === 'object' ? reason : '' } }
}

const missing = (result: ReturnType<typeof counted>) =>
  result.conditions.filter(({ met }) => !met).map(({ name }) => name)

describe('weights', () => {
  it('of one change nothing; a heavier answer counts as several, and who answered is still counted in people', () => {
    const votes = ['f', 'f', 'l', 'o'].map((letter) => answered('ci', LETTERS[letter]!))
    const electorate = [{ groupId: 'ci', voted: 4, eligible: 4 }]
    const count = (weights: number[]) =>
      countConsent(
        votes.map((vote, at) => ({ ...vote, weight: weights[at]! })),
        electorate,
        RULE,
      )
    expect(JSON.stringify(count([1, 1, 1, 1]))).toBe(JSON.stringify(countConsent(votes, electorate, RULE)))
    expect(count([1, 1, 1, 3])).toMatchObject({ overall: { favour: 2, live: 1, object: 3 }, voted: 4, weight: 6 })
    expect(missing(count([1, 1, 1, 3]))).toEqual(['share', 'groups', 'objections'])
    const small = countConsent([{ ...votes[0]!, weight: 50 }], electorate, RULE)
    expect(small).toMatchObject({ overall: null, accepted: null })
  })
})

describe('the rule', () => {
  it('accepts when every condition holds, each exactly on its line', () => {
    const result = counted(['ffl', 'llo', 'oa', ''], ruleOf({ ...RULE, share: 0.7, groups: 2, objections: 2 }), 8)
    expect(result).toMatchObject({
      voted: 8,
      eligible: 16,
      needed: 8,
      enough: true,
      overall: { favour: 2, live: 3, object: 2, abstain: 1 },
      share: 0.714286,
      accepted: true,
    })
    expect(result.conditions).toEqual([
      { name: 'turnout', value: 8, needed: 8, met: true },
      { name: 'share', value: 0.714286, needed: 0.7, met: true },
      { name: 'groups', value: 2, needed: 2, met: true },
      { name: 'objections', value: 2, needed: 2, met: true },
    ])
  })

  it.each([
    ['one objection too many', ['ffff', 'fffff', 'fffoo'], ['objections']],
    ['too few groups over their own share', ['ffffffff', 'fo', 'aaaa'], ['groups']],
    ['too few in favour', ['ff', 'ff', 'ooo'], ['share', 'objections']],
  ])('does not accept for %s', (_, groups, names) => {
    const result = counted(groups)
    expect(missing(result)).toEqual(names)
    expect(result.accepted).toBe(false)
  })

  it('finds nothing where too few answered, whatever they said', () => {
    const result = counted(['ffff', 'ffff'], RULE, 9)
    expect(result).toMatchObject({ needed: 9, enough: false, overall: { favour: 8 }, accepted: null })
    expect(missing(result)).toEqual(['turnout'])
  })

  it('asks nothing of groups where none is asked for', () => {
    expect(counted(['ffff'], ruleOf({ ...RULE, groups: 0 })).conditions.map(({ name }) => name)).toEqual([
      'turnout',
      'share',
      'objections',
    ])
  })

  it('counts an abstention towards the turnout and no share', () => {
    expect(counted(['ffffaaaa'], ruleOf({ ...RULE, groups: 1 }))).toMatchObject({ voted: 8, share: 1, accepted: true })
  })
})

describe('what is told', () => {
  it('is nothing but the turnout where fewer than four took a side', () => {
    const result = counted(['foo', 'aaa'])
    expect(result).toMatchObject({ overall: null, share: null, reasons: [], accepted: null })
    expect(result.conditions.map(({ name }) => name)).toEqual(['turnout'])
    expect(result.groups).toEqual([
      { groupId: 'ci', voted: 3, eligible: 3, counts: null, share: null, over: null },
      { groupId: 're', voted: 3, eligible: 3, counts: null, share: null, over: null },
    ])
  })

  it('says of a small group how many answered, and hides one more where the rest would be that group', () => {
    const shown = (groups: string[]) =>
      counted(groups).groups.flatMap(({ groupId, counts }) => (counts ? [groupId] : []))
    expect(shown(['ffff', 'fflloo', 'fo'])).toEqual(['re'])
    expect(shown(['ffff', 'ffll', 'ffffo', ''])).toEqual(['ci', 're', 'ph', 'io'])
  })

  it('gives the reasons without saying whose they are, in an order of their own', () => {
    const votes = [
      answered('re', 'object', 'Zebra'),
      answered('ci', 'object', 'Aardvark'),
      answered('ci', 'favour'),
      answered('ci', 'favour'),
    ]
    const electorate = ['ci', 're'].map((groupId) => ({
      groupId,
      voted: votes.filter((vote) => vote.groupId === groupId).length,
      eligible: 3,
    }))
    expect(countConsent(votes, electorate, RULE).reasons).toEqual(['Aardvark', 'Zebra'])
  })

  it('is the same bytes in whatever order the answers come', () => {
    const votes = fc.array(
      fc.record({ groupId: fc.constantFrom(...NAMES), position: fc.constantFrom(...POSITIONS), reason: fc.string() }),
      { maxLength: 40 },
    )
    const shuffled = votes.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const electorate = NAMES.map((groupId) => ({
          groupId,
          voted: list.filter((vote) => vote.groupId === groupId).length,
          eligible: 40,
        }))
        const bytes = (some: typeof list) =>
          JSON.stringify(
            countConsent(
              some.map(({ groupId, position, reason }) => answered(groupId, position, reason)),
              electorate,
              RULE,
            ),
          )
        expect(bytes(other)).toBe(bytes(list))
      }),
    )
  })

  it('a group more in favour never turns accepted into not accepted', () => {
    const groups = fc.array(fc.string({ unit: fc.constantFrom('f', 'l', 'o', 'a'), maxLength: 6 }), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(groups, fc.integer({ min: 0, max: 3 }), (list, at) => {
        const more = list.map((group, index) => (index === at ? `${group}f` : group))
        if (counted(list).accepted) expect(counted(more).accepted).toBe(true)
      }),
    )
  })
})

describe('what a form may send', () => {
  it.each([
    [{ position: 'favour' }, { position: 'favour', reason: '' }],
    [
      { position: 'live', reason: 'kept with nothing else' },
      { position: 'live', reason: '' },
    ],
    [
      { position: 'object', reason: '  It costs too much ' },
      { position: 'object', reason: 'It costs too much' },
    ],
  ])('%j', (sent, answer) => expect(consentAnswer.parse(sent)).toEqual(answer))

  it.each([
    [{}, 'ballots.missing.position'],
    [{ position: 'yes' }, 'ballots.missing.position'],
    [{ position: 'object', reason: ' ' }, 'ballots.missing.reason'],
    [{ position: 'object', reason: 'x'.repeat(601) }, 'ballots.reason-long?max=600'],
  ])('not %j', (sent, message) => expect(consentAnswer.safeParse(sent).error?.issues[0]?.message).toBe(message))

  it.each([
    [{ share: '0.71' }],
    [{ groups: '-1' }],
    [{ groups: '2.5' }],
    [{ objections: '21' }],
    [{ groupShare: 'all' }],
  ])('no rule of %j', (sent) => expect(consentSettings.safeParse(sent).success).toBe(false))

  it('a rule of its own where nothing is chosen', () => {
    expect(consentSettings.parse({})).toEqual({
      minimumTurnout: 0.5,
      share: 0.7,
      groups: 3,
      groupShare: 0.6,
      objections: 0,
    })
  })
})
