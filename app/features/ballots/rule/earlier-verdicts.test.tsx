import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { FormatProvider } from '#app/ui/format.tsx'
import { type EarlierResult, EarlierVerdicts } from './earlier-verdicts.tsx'
import { presetFields, type PresetName } from './presets.ts'
import { readRule } from './rule-form.ts'
import { type Rule, TELLS } from './rule-words.ts'

const tally = (favour: number, sides: number) => ({ favour, sides, cast: sides })
const earlier = (name: string, given: Partial<EarlierResult> = {}): EarlierResult => ({
  id: name,
  name,
  round: 1,
  at: '2026-11-05T10:00:00Z',
  measures: [{ item: null, all: tally(21, 30), groups: [] }],
  asked: { electorate: [{ groupId: 'a', voted: 30, eligible: 40 }] },
  ...given,
})
const ruleOf = (preset: PresetName) => readRule(presetFields(preset)!, TELLS).rule

function shown(rule: Rule, results: EarlierResult[], language: 'en' | 'fr' = 'en') {
  const page = renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor(language)}>
      <FormatProvider language={language} timeZone="UTC">
        <EarlierVerdicts rule={rule} earlier={results} />
      </FormatProvider>
    </I18nextProvider>,
  )
  return page.replace(/<[^>]+>/g, ' ').replace(/[ \n]+/g, ' ')
}

test('a rule is shown with what it would have made of earlier results', () => {
  const few = earlier('S2', { measures: [{ item: null, all: tally(15, 30), groups: [] }] })
  const text = shown(ruleOf('two-thirds'), [earlier('S1'), few])
  expect(text).toContain('What this rule would have made of earlier answers')
  expect(text).toMatch(/S1 · round 1, 5 November Accepted: .*21 of 30 in favour/)
  expect(text).toMatch(/S2 · round 1, 5 November Not accepted: .*15 of 30 in favour/)
  expect(shown(ruleOf('two-thirds'), [earlier('S1')], 'fr')).toContain('tour 1, 5 novembre')
})

test('what a result does not publish is said of it, and nothing without a rule, a result, or what the rule compares', () => {
  const hidden = earlier('S3', { measures: [{ item: null, all: null, groups: [] }] })
  expect(shown(ruleOf('two-thirds'), [hidden])).toContain('Too few answers to say what they say')
  expect(shown([], [earlier('S1')])).toBe('')
  expect(shown(ruleOf('two-thirds'), [])).toBe('')
  const organisations: Rule = [{ kind: 'organisations', least: { count: 3 } }]
  expect(shown(organisations, [earlier('S1')])).toBe('')
  const known = earlier('S4', { asked: { ...earlier('').asked, organisations: { voted: 2, eligible: 9 } } })
  expect(shown(organisations, [known])).toContain('No quorum')
})
