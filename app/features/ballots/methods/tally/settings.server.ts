import { z } from 'zod'
import { minimumTurnout } from '../../ballot.schema.ts'
import { MOST_OPTIONS } from '../../subjects/options.ts'

/** A whole number that a moderator sets, within limits that the error says. */
export const whole = (from: number, to: number) => {
  const error = `ballots.number?from=${from}&to=${to}`
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error })
}

/** One of the words that a setting knows. */
export const choice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: 'ballots.setting-unknown' }).default(words[0] as never)

/** What every ballot has that opens from now on, whatever a form says; those of before do without. */
export const always = z.literal(true).catch(true)

export const tallySettings = { minimumTurnout, places: whole(1, MOST_OPTIONS).default(1) }
