import { render } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { describe, expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import type { Answer } from '../ballot-words.ts'
import type { BallotView } from '../ballots.queries.server.ts'
import { answerSchemaOf, methodOf } from '../methods/registry.server.ts'
import { countOf } from '../recount/count-of.server.ts'
import { verdictOf } from '../rule/rule-words.ts'
import { castAnswers } from '../terms/cast-answers.ts'
import { turnoutOf } from '../turnout.ts'
import type { KeptAnswer } from './split.ts'
import { SentParts } from './split-form.tsx'
import { SplitLine } from './split-line.tsx'
import { readParts } from './split-schema.server.ts'

// What public reports say of votes that are split, tried on ours.

const OPTIONS = ['o1', 'o2', 'o3'].map((id) => ({ id, label: id.toUpperCase() }))
type Held = { kept: KeptAnswer; weight: number }

function counted(method: string, holders: readonly Held[], { silent = 0, rule = undefined as never } = {}) {
  const weights = Object.fromEntries(holders.map(({ weight }, at) => [`h${at}`, weight]))
  const votes = holders.map(({ kept }, at) => ({
    ...{ personId: `p${at}`, organisationId: `h${at}`, forOrganisation: true },
    ...{ groupId: 'a', answer: kept },
  }))
  const held = holders.map((_, at) => ({ groupId: 'a', holderId: `h${at}` }))
  const others = Array.from({ length: silent }, (_, at) => ({ groupId: 'a', holderId: `s${at}` }))
  const settings = methodOf({ method }).settings.parse({ minimumTurnout: '0.5' })
  const cast = castAnswers({ who: 'organisations', weights }, votes)
  return countOf(method)(cast, turnoutOf(['a'], held, [...held, ...others]), settings, OPTIONS, { rule })
}

const say = (choice: string): Answer => ({ choice })
const whole = (choice: string, weight = 1): Held => ({ kept: say(choice), weight })
const split = (...parts: [Answer, number][]): Held => ({
  kept: { parts: parts.map(([answer, weight]) => ({ answer, weight })) },
  weight: parts.reduce((sum, [, weight]) => sum + weight, 0),
})

function shown(page: JSX.Element) {
  const router = createMemoryRouter([{ path: '/', element: page }])
  const { container } = render(
    <I18nextProvider i18n={i18nFor('en')}>
      <RouterProvider router={router} future={{ v7_startTransition: false }} />
    </I18nextProvider>,
  )
  return container.textContent
}

describe('votes on both sides', () => {
  const both = split([say('yes'), 350], [say('no'), 250])
  const others = ['yes', 'yes', 'no'].map((choice) => whole(choice))

  test('bring nobody nearer to a quorum of answers (Galxe/gravity-audit#360)', () => {
    expect(counted('yes-no', [...others, both], { silent: 6 })).toMatchObject({ voted: 4, needed: 5, enough: false })
    const rule = [{ kind: 'answers', least: { share: { part: 1, whole: 2 } } }] as never
    const { conclusion } = verdictOf(counted('yes-no', [...others, both], { silent: 6, rule }))!
    expect(conclusion).toBe('no-quorum')
  })

  test('are shown part by part, and not as one sum (novasamatech/nova-spektr#2047)', () => {
    const own = {
      answer: null,
      updatedAt: '',
      parts: [say('yes'), say('no')].map((answer, at) => ({ answer, weight: 101 - at })),
    }
    const said = shown(<SplitLine ballot={{ roundtableId: 'r', id: 'b', own }} />)
    expect(said).toContain('Your votes are split: 101 and 100.')
    expect(said).not.toContain('201')
  })

  test('are no answer of nought votes (novasamatech/nova-spektr#2410)', () => {
    const result = counted('yes-no', [...others, both])
    expect(result).toMatchObject({ overall: { yes: 352, no: 251 }, heads: { overall: { yes: 3, no: 1 } } })
  })
})

describe('several options in each part', () => {
  const ticks = (...ids: string[]): Answer =>
    Object.fromEntries(OPTIONS.map(({ id }) => [id, ids.includes(id) ? 1 : 0]))
  const holders: Held[] = [
    split([ticks('o1', 'o2', 'o3'), 3], [ticks('o1'), 2]),
    ...Array.from({ length: 4 }, (): Held => ({ kept: ticks('o2', 'o3'), weight: 1 })),
  ]

  test('do not multiply a holder’s votes (helium/helium-vote#285)', () => {
    expect(counted('approval', holders)).toMatchObject({
      voted: 5,
      weight: 9,
      overall: [{ sum: 5 }, { sum: 7 }, { sum: 7 }],
    })
  })

  test('give no option more than all votes (forbole/big-dipper#103, liquity/bold#1078)', () => {
    const { overall } = counted('approval', holders) as never as { overall: { mean: number; n: number }[] }
    expect(overall.every(({ mean, n }) => n === 9 && mean <= 1)).toBe(true)
  })
})

test('no vote is lost by rounding, however odd the parts (sherlock-audit/2024-06-velocimeter-judging#518, #418, liquity/bold#791)', () => {
  const odd = [7, 11, 13, 17].map((weight) => split([say('yes'), 1], [say('no'), weight - 2], [say('abstain'), 1]))
  const { overall, weight } = counted('yes-no', odd) as never as { overall: Record<string, number>; weight: number }
  expect(overall).toEqual({ yes: 4, no: 40, abstain: 4 })
  expect(weight).toBe(48)
})

describe('parts that a form sends', () => {
  const schema = answerSchemaOf({
    method: 'yes-no',
    settings: { minimumTurnout: 0, majority: 'half' } as never,
    wording: {},
  })
  const sent = (...parts: [string, string][]) =>
    Object.fromEntries(
      parts.flatMap(([votes, choice], at) => [
        [`v${at + 1}`, votes],
        [`p${at + 1}-choice`, choice],
      ]),
    )

  test('are together all votes, no fewer and no more (shentufoundation/shentu#500)', () => {
    for (const parts of [
      [
        ['1', 'yes'],
        ['1', 'no'],
      ],
      [
        ['3', 'yes'],
        ['3', 'no'],
      ],
      [
        ['6', 'yes'],
        ['-1', 'no'],
      ],
    ])
      expect(readParts(sent(...(parts as [string, string][])), schema, 5)).toHaveProperty('errors')
  })

  test('that say the same are one (cosmos/cosmos-sdk, duplicate options of a weighted vote)', () => {
    expect(readParts(sent(['2', 'yes'], ['1', 'no'], ['2', 'yes']), schema, 5)).toEqual({
      kept: {
        parts: [
          { answer: say('yes'), weight: 4 },
          { answer: say('no'), weight: 1 },
        ],
      },
    })
  })
})

test('each part has its own count of what is left to give (OpenSlides/openslides-client#2453)', () => {
  const settings = methodOf({ method: 'dots' }).settings.parse({ budget: '10' })
  const parts = [
    { answer: { o1: 1, o2: 0, o3: 0 }, weight: 2 },
    { answer: { o1: 4, o2: 4, o3: 2 }, weight: 1 },
  ]
  const ballot = {
    method: 'dots',
    settings,
    wording: { options: OPTIONS },
    ownWeight: 3,
    own: { answer: null, parts, updatedAt: '' },
  }
  const said = shown(<SentParts ballot={ballot as never as BallotView} pillar={null} lastResult={undefined} />)
  const left = [...said.matchAll(/O3(\d+) left to give/g)].map(([, count]) => count)
  expect(left).toEqual(['9', '0'])
})
