import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import type { Answer } from '../../ballot-words.ts'
import { methodOf } from '../registry.server.ts'
import { EqualWeightLine } from './equal-weight-line.tsx'

const OPTIONS = ['Bus', 'Tram', 'Walk'].map((label, at) => ({ id: `o${at + 1}`, label }))
const ANSWERS: Record<'ranking' | 'majority' | 'score', [Answer, Answer]> = {
  ranking: [
    { o1: 1, o2: 2, o3: null },
    { o1: 2, o2: 1, o3: null },
  ],
  majority: [
    { o1: 5, o2: 2, o3: null },
    { o1: 2, o2: 4, o3: null },
  ],
  score: [
    { o1: 9, o2: 2, o3: 0 },
    { o1: 2, o2: 9, o3: 0 },
  ],
}

type Case = {
  method?: keyof typeof ANSWERS
  counting?: string
  language?: 'en' | 'fr'
  sizes?: number[]
  eligible?: number
}

function line({ method = 'ranking', counting = 'schulze', language = 'en', sizes = [9, 4, 4], eligible = 0 }: Case) {
  const { count, settings } = methodOf({ method })
  const groups = sizes.map((voted, at) => ({ groupId: `g${at}`, voted, eligible: voted + eligible }))
  const votes = groups.flatMap(({ groupId, voted }, at) =>
    Array.from({ length: voted }, () => ({ groupId, answer: ANSWERS[method][at ? 1 : 0] })),
  )
  const result = count(votes, groups, settings.parse({ counting, tieSeed: 'seed' }), OPTIONS)
  const page = renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor(language)}>
      <EqualWeightLine result={result} />
    </I18nextProvider>,
  )
  return page.replace(/<[^>]*>/g, '')
}

test.each<[Case, string]>([
  [{}, 'With the same weight for each of the 3 groups shown: Chosen: Tram. In order: Tram › Bus › Walk.'],
  [
    { language: 'fr' },
    'Avec le même poids pour chacun des 3 groupes affichés\u00a0: Retenue\u00a0: Tram. Dans l’ordre\u00a0: Tram › Bus › Walk.',
  ],
  [
    { method: 'majority' },
    'With the same weight for each of the 3 groups shown: Chosen: Tram. In order: Tram (Very good) › Bus (Acceptable) › Walk (Reject).',
  ],
  [
    { method: 'majority', language: 'fr', sizes: [9] },
    'Selon 1 groupe, le seul affiché\u00a0: Retenue\u00a0: Bus. Dans l’ordre\u00a0: Bus (Excellent) › Tram (Passable) › Walk (À rejeter).',
  ],
  [
    { sizes: [9, 4], counting: 'ranked-pairs' },
    'With the same weight for each of the 2 groups shown: None is chosen yet. Bus and Tram are level for the last place. In order: Bus and Tram › Walk.',
  ],
  [{ sizes: [2, 2] }, ''],
  [{ eligible: 30 }, ''],
  [{ counting: 'stv-meek' }, ''],
  [{ method: 'score' }, ''],
])('%j says what the groups would choose if each counted the same', (of, said) => {
  expect(line(of)).toBe(said)
})
