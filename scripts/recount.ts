import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { decodeText, FormatError } from '#app/features/ballots/counting/formats/election.ts'
import {
  ELECTION_FORMATS,
  ELECTION_METHODS,
  type ElectionFormat,
  recountElection,
} from '#app/features/ballots/counting/formats/recount-election.ts'
import { BLANK_GRADE_RULES, type BlankGradeRule } from '#app/features/ballots/counting/majority-judgment.ts'
import { UNRANKED_RULES, type UnrankedRule } from '#app/features/ballots/counting/ranking.ts'
import { MISSING_RULES, type MissingRule } from '#app/features/ballots/counting/score.ts'
import { recountBundle } from '#app/features/ballots/recount/bundle.ts'
import { knownCount } from '#app/features/ballots/recount/count-of.server.ts'
import { readBundle } from '#app/features/ballots/recount/read-bundle.ts'
import { type RollFault, rollFaults } from '#app/features/ballots/recount/roll-check.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'

const USAGE = `npm run -s recount -- FILE   a bundle of a ballot: counts it again, and fails where the result differs
npm run -s recount -- FILE --format ${ELECTION_FORMATS.join('|')} --method ${ELECTION_METHODS.join('|')}
  --seats N                    as many as the file says, else 1
  --unranked ${UNRANKED_RULES.join('|')}   whom a ballot does not rank (schulze, ranked-pairs)
  --blank ${BLANK_GRADE_RULES.join('|')}       no grade (majority-judgment)
  --missing ${MISSING_RULES.join('|')}      no points (score)
  --quota droop                the only one
  --seed TEXT                  draws the lot where a rule needs one`

/** What the command was asked for cannot be done, whatever the file holds. */
class UsageError extends Error {}

function readOptions() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        format: text,
        method: text,
        seats: text,
        unranked: text,
        blank: text,
        missing: text,
        quota: text,
        seed: text,
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function oneOf<T extends string>(name: string, given: string | undefined, known: readonly T[], otherwise?: T): T {
  const found = known.find((one) => one === (given ?? otherwise))
  if (found) return found
  throw new UsageError(`--${name} is one of ${known.join(', ')}${given === undefined ? '' : `, not ${given}`}.`)
}

function seatsOf(given: string | undefined) {
  if (given === undefined) return null
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new UsageError(`--seats is a whole number from 1, not ${given}.`)
  return Number(given)
}

function readFile(file: string): string {
  try {
    return decodeText(readFileSync(file))
  } catch (error) {
    if (error instanceof FormatError) throw error
    throw new FormatError(null, `${file} cannot be read: ${(error as Error).message}`)
  }
}

function run() {
  const { values, positionals } = readOptions()
  const [file, ...more] = positionals
  if (!file || more.length) throw new UsageError('Which one file is to be counted?')
  const given = Object.keys(values)
  if (given.length === 0) return recountOwn(readFile(file))
  const format = oneOf<ElectionFormat>('format', values.format, ELECTION_FORMATS)
  const method = oneOf('method', values.method, ELECTION_METHODS)
  oneOf('quota', values.quota, ['droop'], 'droop')
  const settings = {
    seats: seatsOf(values.seats),
    seed: values.seed ?? '',
    unranked: oneOf<UnrankedRule>('unranked', values.unranked, UNRANKED_RULES, 'last'),
    blank: oneOf<BlankGradeRule>('blank', values.blank, BLANK_GRADE_RULES, 'worst'),
    missing: oneOf<MissingRule>('missing', values.missing, MISSING_RULES, 'left-out'),
  }
  return canonicalJson(recountElection(readFile(file), format, method, settings))
}

const ROLL_FAULTS: Record<RollFault, string> = {
  'roll-changed': 'The roll of this secret ballot is not the one that was frozen as it opened.',
  'roll-small': 'More votes were cast in this secret ballot than its roll has holders.',
  'votes-differ': 'There are not as many votes in this bundle as were cast by its roll.',
  'receipts-differ': 'There are not as many receipts in this bundle as votes were cast.',
  'receipts-twice': 'A receipt stands twice in this bundle.',
}

/** A bundle's result, counted from what stands in it alone. */
function recountOwn(text: string) {
  const bundle = readBundle(text)
  if (typeof bundle === 'string') throw new FormatError(null, bundle)
  const count = knownCount(bundle.method)
  if (!count) throw new FormatError(null, `No ballot method is called ${JSON.stringify(bundle.method)}.`)
  const faults = rollFaults(bundle)
  for (const fault of faults) process.stderr.write(`${ROLL_FAULTS[fault]}\n`)
  if (faults.length) process.exitCode = 1
  const recounted = recountBundle(bundle, count)
  if (!recounted)
    throw new FormatError(
      null,
      `The bundle publishes no votes (${bundle.withheld}): nobody can count it from this file.`,
    )
  if (bundle.declared.answers)
    process.stderr.write(
      'Votes stand in this bundle field by field: what asks for whole answers, and fields without votes, are taken as published.\n',
    )
  const [changed] = recounted.changed
  if (!recounted.same) process.stderr.write('The votes of this bundle do not give the result that stands in it.\n')
  else if (changed) process.stderr.write(`The ${changed} of this bundle do not have the hash that stands in it.\n`)
  if (!recounted.same || changed) process.exitCode = 1
  return recounted.result
}

try {
  process.stdout.write(`${run()}\n`)
} catch (error) {
  const isUsage = error instanceof UsageError
  if (!isUsage && !(error instanceof FormatError)) throw error
  process.stderr.write(`${error.message}\n${isUsage ? `\n${USAGE}\n` : ''}`)
  process.exitCode = isUsage ? 2 : 1
}
