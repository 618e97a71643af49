import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { minimumTurnout } from '../../ballot.schema.ts'
import type { BallotOption } from '../../ballot-words.ts'
import { UNRANKED_RULES } from '../../counting/ranking.ts'
import { MOST_OPTIONS } from '../../subjects/options.ts'
import type { Method } from '../method.server.ts'
import { numbersFor } from '../tally/answer-schema.server.ts'
import { always, choice, whole } from '../tally/settings.server.ts'
import type { RankingResult } from './count.ts'
import { count } from './counted.ts'
import { rankingCsv } from './result-file.ts'
import { COUNTINGS, type RankingAnswer, type RankingSettings } from './words.ts'

/** Options in the order in which one prefers them, as far as one cares. */
export const ranking: Method<RankingSettings, RankingAnswer, RankingResult> = {
  settings: z.object({
    counting: choice(COUNTINGS),
    places: whole(1, MOST_OPTIONS).default(1),
    unrankedRule: choice(UNRANKED_RULES),
    minimumTurnout,
    tieSeed: z.string().max(64).default(''),
    equalWeight: always,
  }),
  answer: ({ options }) => ranked(options),
  count,
  fieldsOf: (answer) =>
    Object.fromEntries(Object.entries(answer).flatMap(([id, place]) => (place === null ? [] : [[id, String(place)]]))),
  csv: rankingCsv,
  drawn: (settings) => ({ ...settings, tieSeed: randomBytes(16).toString('hex') }),
  standing: ({ equalWeight: _, ...settings }) => settings,
  withoutDrawn: (settings) => ({ ...settings, tieSeed: '' }),
}

/** 1 for the best, each number once and none left out; at least one. */
function ranked(options: readonly BallotOption[]) {
  const numbers = numbersFor(options, { from: 1, to: options.length, blank: null, error: 'ballots.number' })
  return numbers.superRefine((answer, context) => {
    const wrong = (id: string | null, message: string) =>
      context.addIssue({ code: 'custom', path: id ? [id] : [], message })
    const places = Object.entries(answer).filter((entry): entry is [string, number] => entry[1] !== null)
    if (places.length === 0) wrong(options[0]?.id ?? null, 'ballots.rank-none')
    const taken = new Set(places.map(([, place]) => place))
    for (const [id, place] of places) {
      if (places.some(([other, same]) => other !== id && same === place)) wrong(id, `ballots.rank-twice?place=${place}`)
      else if (place > 1 && !taken.has(place - 1)) wrong(id, `ballots.rank-gap?place=${place}&missing=${place - 1}`)
    }
  })
}
