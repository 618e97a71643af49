import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { StaticRouter } from 'react-router-dom/server'
import { describe, expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { GroupsProvider } from '#app/ui/group.tsx'
import { turnoutOf } from '../../turnout.ts'
import { countCriteria } from './count.ts'
import { Feedback } from './feedback.tsx'
import { criteria } from './method.server.ts'
import { CriteriaResultPanel } from './result.tsx'
import { RuleSteps } from './rule-words.tsx'

const OPTIONS = ['o1', 'o2'].map((id) => ({ id, label: `Item ${id}` }))
const GROUPS = ['a', 'b', 'c', 'd'].map(
  (id) => ({ id, code: id, name: `Group ${id}`, colour: 'ci', glyph: 'ci' }) as const,
)
const RATINGS: Record<string, number[]> = { a: [7, 8, 8, 9], b: [1, 2, 5, 8, 9], c: [3, 4], d: [6, 7] }

function shown(chosen: object) {
  const settings = criteria.settings.parse({
    ...{ minimumTurnout: '0.25', rounds: 2, 'criterion-c1': 'Relevance', 'criterion-c2': 'Cost' },
    ...chosen,
  })
  const votes = Object.entries(RATINGS).flatMap(([groupId, ratings]) =>
    ratings.map((rating) => ({
      groupId,
      answer: { 'o1-c1': rating, 'o1-c2': 10 - rating, 'o2-c1': rating, 'o2-c2': rating },
    })),
  )
  const holders = votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
  const result = countCriteria(votes, turnoutOf(Object.keys(RATINGS), holders, []), OPTIONS, settings)
  const markup = (language: 'en' | 'fr') =>
    renderToStaticMarkup(
      <StaticRouter location="/">
        <I18nextProvider i18n={i18nFor(language)}>
          <GroupsProvider groups={[...GROUPS]}>
            <Feedback item={result.items[0]!} rule={result.rule} round={1} reasons={[]} />
            <CriteriaResultPanel result={result} own={null} />
          </GroupsProvider>
        </I18nextProvider>
      </StaticRouter>,
    )
  const rule = renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor('en')}>
      <RuleSteps settings={settings} needed={3} />
    </I18nextProvider>,
  )
  return { settings, result, markup, rule }
}

/** What stands in tables. */
const cellsOf = (markup: string) => markup.match(/<t[hd][ >].*?<\/t[hd]>/g)!.join('\n')
const rowsOf = (markup: string, group: string) =>
  markup.split('<tr').filter((row) => row.includes(`Group ${group}`) && row.includes('role="row"'))

describe('feedback', () => {
  test('tells low, middle and high by group on every criterion, and nothing of a group under four', () => {
    const { markup, settings, result } = shown({})
    const words = markup('en')
    expect('feedbackShares' in settings || 'feedbackShares' in result.rule).toBe(false)
    expect(words).toContain('Round 1 by group, Relevance')
    expect(words).toContain('Round 1 by group, Cost')
    const [relevance, cost] = rowsOf(words, 'b')
    expect(relevance).toMatch(/40\W*%.*20\W*%.*40\W*%/)
    expect(cost).toMatch(/40\W*%.*20\W*%.*40\W*%/)
    expect(rowsOf(words, 'a')[1]).toMatch(/>100\W*%.*>0\W*%.*>0\W*%/)
    for (const row of rowsOf(words, 'c')) expect(row).not.toMatch(/%|\d<\/td>/)
  })

  test('says the middle half in words', () => {
    expect(shown({}).markup('en')).toContain('13 rated. The middle answer was 7; half of the answers lay from 4 to 8.')
  })

  test.each(['en', 'fr'] as const)(
    'tells no share where the moderator wanted none, and the rule says so, in %s',
    (language) => {
      const { markup, rule, settings, result } = shown({ feedbackShares: 'hidden' })
      expect([settings.feedbackShares, result.rule.feedbackShares]).toEqual(['hidden', 'hidden'])
      expect(cellsOf(markup(language))).not.toMatch(/%|7 to 9|7 à 9/)
      expect(cellsOf(shown({}).markup(language))).toMatch(/(7 to 9|7 à 9)[^]*%/)
      expect(rule).toContain('no shares in per cent')
    },
  )

  test('is a setting like others: an unknown word is refused', () => {
    expect(criteria.settings.safeParse({ feedbackShares: 'perhaps' }).success).toBe(false)
  })
})
