import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { GroupsProvider } from '#app/ui/group.tsx'
import type { Answer } from '../ballot-words.ts'
import { METHOD_NAMES, type MethodName } from './method-names.ts'
import { SCREENS } from './method-screens.tsx'
import { ON_SCREENS } from './on-screens.tsx'
import { methodOf } from './registry.server.ts'

const OPTIONS = ['o1', 'o2', 'o3'].map((id, at) => ({ id, label: `Option ${at}`, note: 'More' }))
const ANSWERS: Record<MethodName, Answer> = {
  rating: { relevance: 7, feasibility: 5 },
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
  /\b(?:methods|ballots|settings|rule|finding|number|result|stv|pairwise|majority|ranking|score|points)[:.][a-z]/

// The result of a rating reads which question it shows from the page's address: its own journeys show it.
const BY_THEMSELVES = METHOD_NAMES.filter((method) => method !== 'rating')

test.each(BY_THEMSELVES.flatMap((method) => (['en', 'fr'] as const).map((language) => [method, language] as const)))(
  '%s is asked, explained and shown in %s without scripts',
  (method, language) => {
    const { settings: schema, count } = methodOf({ method })
    const [settings, own] = [schema.parse({ tieSeed: 'seed' }), ANSWERS[method]]
    const votes = Array.from({ length: 6 }, () => ({ groupId: 'a', answer: own }))
    const result = count(votes, [{ groupId: 'a', voted: 6, eligible: 8 }], settings, OPTIONS)
    const screen = SCREENS[method]
    const OnScreen = ON_SCREENS[method]
    const soFar = { voted: 6, eligible: 8, needed: 4 }
    const page = renderToStaticMarkup(
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
      </I18nextProvider>,
    )
    expect(page).not.toMatch(NO_TEXT)
    expect(screen.levels(result)).toHaveProperty('a')
  },
)
