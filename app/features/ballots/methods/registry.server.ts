import type { BallotSettings } from '../ballot-words.ts'
import { optionsOf } from '../subjects/options.ts'
import { approval } from './approval/method.server.ts'
import { consent } from './consent/method.server.ts'
import { criteria } from './criteria/method.server.ts'
import { dots } from './dots/method.server.ts'
import { majority } from './majority/method.server.ts'
import type { Method } from './method.server.ts'
import { METHOD_NAMES, type MethodName } from './method-names.ts'
import { pairwise } from './pairwise/method.server.ts'
import { points } from './points/method.server.ts'
import { quadratic } from './quadratic/method.server.ts'
import { ranking } from './ranking/method.server.ts'
import { rating } from './rating/method.server.ts'
import { score } from './score/method.server.ts'
import { yesNo } from './yes-no/method.server.ts'

const METHODS: Record<MethodName, Method> = {
  rating,
  criteria,
  consent,
  'yes-no': yesNo,
  approval,
  ranking,
  majority,
  score,
  dots,
  quadratic,
  points,
  pairwise,
}

/** A ballot's method, by the name that its row bears. */
export function methodOf({ method }: { method: string }): Method {
  const name = METHOD_NAMES.find((known) => known === method)
  if (!name) throw new Error(`No ballot method is called ${method}`)
  return METHODS[name]
}

type AskedBallot = { method: string; settings: unknown; wording: unknown }

/** What an answer to a ballot is checked with. */
export function answerSchemaOf({ method, settings, wording }: AskedBallot) {
  return methodOf({ method }).answer({ settings: settings as BallotSettings, options: optionsOf(wording) })
}
