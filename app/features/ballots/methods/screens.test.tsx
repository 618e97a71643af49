import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { StaticRouter } from 'react-router-dom/server'
import { expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { GroupsProvider } from '#app/ui/group.tsx'
import type { Answer } from '../ballot-words.ts'
import { FLOW_FORMS } from './flow-forms.ts'
import { FLOW_CARDS, flowOf } from './flows.ts'
import { METHOD_NAMES, type MethodName } from './method-names.ts'
import { SCREENS } from './method-screens.tsx'
import { ON_SCREENS } from './on-screens.tsx'
import { methodOf } from './registry.server.ts'

const OPTIONS = ['o1', 'o2', 'o3'].map((id, at) => ({ id, label: `Option ${at}`, note: 'More' }))
const ANSWERS: Record<MethodName, Answer> = {
  rating: { relevance: 7, feasibility: 5 },
  criteria: { 'o1-c1': 7, 'o2-c1': null },
  consent: { position: 'favour', reason: '' },
  'yes-no': { choice: 'yes' },
  approval: { o1: 1, o2: 0, o3: 1 },
  ranking: { o1: 1, o2: 2, o3: null },
  majority: { o1: 5, o2: 2, o3: null },
  score: { o1: 9, o2: 2, o3: null },
  dots: { o1: 9, o2: 1, o3: 0 },
  quadratic: { o1: 9, o2: -1, o3: 0 },
  points: { o1: 60, o2: 40, o3: 0 },
  pairwise: { 'o1-o2': 9, 'o1-o3': 2, 'o2-o3': 5 },
}

/** What stands in the place of a text that neither language has. */
const NO_TEXT =
  /\b(?:methods|ballots|criteria|set|settings|rule|finding|number|result|stv|pairwise|majority|ranking|score|points)[:.][a-z]/

test.each(METHOD_NAMES.flatMap((method) => (['en', 'fr'] as const).map((language) => [method, language] as const)))(
  '%s is asked, explained and shown in %s without scripts',
  (method, language) => {
    const { settings: schema, count } = methodOf({ method })
    const [settings, own] = [schema.parse({ tieSeed: 'seed' }), ANSWERS[method]]
    const votes = Array.from({ length: 6 }, () => ({ groupId: 'a', answer: own }))
    const result = count(votes, [{ groupId: 'a', voted: 6, eligible: 8 }], settings, OPTIONS)
    const screen = SCREENS[method]
    const OnScreen = ON_SCREENS[method]
    const soFar = { voted: 6, eligible: 8, needed: 4 }
    const screens = (
      <I18nextProvider i18n={i18nFor(language)}>
        <GroupsProvider groups={[{ id: 'a', code: 'CI', name: 'Cities', colour: 'ci', glyph: 'ci' }]}>
          <screen.AnswerFields
            {...{ settings, options: OPTIONS, own }}
            earlier={null}
            pillar={null}
            lastResult={undefined}
          />
          <screen.SettingsFields lastResult={undefined} />
          <screen.RuleSteps settings={settings} needed={4} />
          <screen.RuleSentence {...{ settings, soFar }} />
          <screen.RuleMeters {...{ settings, soFar }} />
          <screen.Result result={result} own={own} />
          <screen.Findings result={result} />
          <OnScreen result={result} before={null} rounds={[1]} />
        </GroupsProvider>
      </I18nextProvider>
    )
    // Some choose what they show by the page's address.
    const page = renderToStaticMarkup(<StaticRouter location="/">{screens}</StaticRouter>)
    expect(page).not.toMatch(NO_TEXT)
    expect(screen.levels(result)).toHaveProperty('a')
  },
)

test.each(['yes-no', 'score', 'dots', 'quadratic', 'points', 'majority', 'ranking'] as const)(
  '%s says whose answer it is where it is not the reader’s',
  (method) => {
    const { AnswerFields } = SCREENS[method]
    const settings = methodOf({ method }).settings.parse({ tieSeed: 'seed' })
    const asked = { settings, options: OPTIONS, own: null, earlier: null, pillar: null, lastResult: undefined }
    const page = renderToStaticMarkup(
      <I18nextProvider i18n={i18nFor('en')}>
        <AnswerFields {...asked} legend="The answer of Ada" />
      </I18nextProvider>,
    )
    expect(page).toContain('The answer of Ada')
    expect(page).not.toMatch(/>Your /)
  },
)

test('one thing after the other is asked where there are several, of a method that does so', () => {
  const ballot = (method: MethodName, count: number) => ({ method, wording: { options: OPTIONS.slice(0, count) } })
  for (const flows of [FLOW_CARDS, FLOW_FORMS]) {
    const asked = [ballot('criteria', 2), ballot('criteria', 1), ballot('score', 2)].map((one) => flowOf(flows, one))
    expect(asked).toEqual([flows.criteria, undefined, undefined])
  }
  expect(Object.keys(FLOW_FORMS)).toEqual(Object.keys(FLOW_CARDS))
})

test.each([
  ['majority', 'en', 'too few to show', 'fewer than 4 answers has no place'],
  ['majority', 'fr', 'trop peu pour être affiché', 'moins de 4 réponses n’a pas de rang'],
  ['score', 'en', 'too few to show', 'fewer than 4 answers has no place'],
  ['score', 'fr', 'trop peu pour être affiché', 'moins de 4 réponses n’a pas de rang'],
] as const)('%s says in %s that too few answered an option to show it', (method, language, few, rule) => {
  const { settings: schema, count } = methodOf({ method })
  const settings = schema.parse({ blankGradeRule: 'left-out', missingRule: 'left-out' })
  const votes = Array.from({ length: 6 }, (_, at) => ({
    groupId: 'a',
    answer: { o1: 5, o2: 2, o3: at > 2 ? 1 : null },
  }))
  const result = count(votes, [{ groupId: 'a', voted: 6, eligible: 6 }], settings, OPTIONS)
  const [screen, OnScreen] = [SCREENS[method], ON_SCREENS[method]]
  for (const shown of [
    <screen.Result key="page" result={result} own={null} />,
    <OnScreen key="room" result={result} before={null} rounds={[1]} />,
  ]) {
    const page = renderToStaticMarkup(
      <I18nextProvider i18n={i18nFor(language)}>
        <GroupsProvider groups={[{ id: 'a', code: 'CI', name: 'Cities', colour: 'ci', glyph: 'ci' }]}>
          {shown}
        </GroupsProvider>
      </I18nextProvider>,
    )
    expect(page).toContain(few)
    expect(page.split(/non affiché|not shown/).length).toBeGreaterThan(1)
  }
  const steps = renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor(language)}>
      <screen.RuleSteps settings={settings} needed={2} />
    </I18nextProvider>,
  )
  expect(steps).toContain(rule)
})
