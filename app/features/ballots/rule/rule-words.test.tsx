import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { FormatProvider } from '#app/ui/format.tsx'
import { GroupsProvider } from '#app/ui/group.tsx'
import { FINDINGS } from '../methods/method-findings.tsx'
import type { MethodName } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import { countByRule } from './count-by-rule.ts'
import { presetFields, PRESETS } from './presets.ts'
import { RuleConditions } from './rule-conditions.tsx'
import { RuleFieldset } from './rule-fields.tsx'
import { readRule } from './rule-form.ts'
import { type Rule, TELLS, verdictOf } from './rule-words.ts'
import { verdictCsv } from './verdict-file.ts'
import { VerdictPanel } from './verdict-panel.tsx'

const GROUP = { id: 'a', code: 'CI', name: 'Cities', colour: 'ci', glyph: 'ci' } as const
const turnout = [{ groupId: 'a', voted: 6, eligible: 8 }]
const NO_TEXT =
  /\b(?:preset|field|clause|found|needs|label|conclusion|sentence|share|groups|part|favour|items|table)\.[a-z]/

function shown(language: 'en' | 'fr', page: React.ReactNode) {
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor(language)}>
      <FormatProvider {...{ language, timeZone: 'UTC' }}>
        <GroupsProvider groups={[GROUP]}>{page}</GroupsProvider>
      </FormatProvider>
    </I18nextProvider>,
  )
}
const words = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/[ \n]+/g, ' ')

function counted(method: MethodName, rule: Rule, answers: object[]) {
  const known = methodOf({ method })
  const votes = answers.map((answer) => ({ groupId: 'a', answer: answer as Record<string, string | number | null> }))
  const settings = { ...known.settings.parse({}), minimumTurnout: 0 }
  return countByRule(known, votes, turnout, settings, [{ id: 'o1', label: 'First' }], { rule })
}

test.each(PRESETS.flatMap((preset) => (['en', 'fr'] as const).map((language) => [preset, language] as const)))(
  'the rule “%s” is written, explained and applied in %s',
  (preset, language) => {
    const { rule } = readRule(presetFields(preset)!, TELLS)
    const rating = counted(
      'rating',
      rule,
      [9, 8, 8, 7, 5, 7].map((relevance) => ({ relevance, feasibility: 3 })),
    )
    const ballot = { state: 'open', turnout, organisations: null, result: null, method: 'rating' as const }
    const page = shown(
      language,
      <>
        <RuleFieldset askable={{ tells: TELLS, usual: preset }} written={{}} answered={{}} lastResult={undefined} />
        <RuleConditions rule={rule} ballot={ballot} />
        <VerdictPanel verdict={verdictOf(rating)!} file="/file" />
      </>,
    )
    expect(page).not.toMatch(NO_TEXT)
    expect(page).not.toContain('{{')
  },
)

test('the sentence is made from the conditions', () => {
  const { rule } = readRule({ ...presetFields('consent'), ruleOrganisations: '3', ruleOrganisationsOf: 'count' }, TELLS)
  const ballot = { state: 'closed', turnout, organisations: null, result: null, method: 'consent' as const }
  expect(words(shown('en', <RuleConditions rule={rule} ballot={ballot} />))).toContain(
    'It is accepted if at least half of those who are asked answer, at least 3 organisations answer, at least 70% of those who take a side are in favour, in at least 3 groups at least 60% of those who take a side are in favour and nobody objects. In what is asked of groups, those with fewer than 4 answers do not count.',
  )
})

test('while people answer only how many have is told', () => {
  const { rule } = readRule(presetFields('two-thirds')!, TELLS)
  const ballot = { state: 'open', turnout, organisations: null, result: null, method: 'yes-no' as const }
  const page = words(shown('en', <RuleConditions rule={rule} ballot={ballot} />))
  expect(page).toContain('6 of 8 needs 4')
  expect(page).toContain('In favour after it closes at least two thirds')
})

test.each([
  ['en', 'Accepted: 6 of 8 answered (needs 4) and 4 of 6 in favour (needs 4).'],
  ['fr', 'Accepté\u00a0: 6 sur 8 ont répondu (il en faut 4) et 4 sur 6 favorables (il en faut 4).'],
] as const)('what came of it is one sentence from its numbers in %s, in lists too', (language, sentence) => {
  const { rule } = readRule({ ...presetFields('two-thirds') }, TELLS)
  const result = counted(
    'yes-no',
    rule,
    ['yes', 'yes', 'yes', 'yes', 'no', 'no'].map((choice) => ({ choice })),
  )
  const { Finding } = FINDINGS['yes-no']
  expect(shown(language, <VerdictPanel verdict={verdictOf(result)!} file="/file" />)).toContain(sentence)
  expect(words(shown(language, <Finding result={result} />)).trim()).toBe(sentence)
  expect(verdictCsv(verdictOf(result)!)).toContain('favour,')
})
