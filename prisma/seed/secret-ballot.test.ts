import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import { expect, test } from 'vitest'
import { recountBundle } from '#app/features/ballots/recount/bundle.ts'
import type { Bundle } from '#app/features/ballots/recount/bundle-words.ts'
import { countOf } from '#app/features/ballots/recount/count-of.server.ts'
import { rollFaults } from '#app/features/ballots/recount/roll-check.ts'
import { seedContext } from './rows/context.ts'
import { membershipRows, organisationRows } from './rows/people.ts'
import { groupRows } from './rows/programme.ts'
import { secretBallotRows } from './rows/secret-ballot.ts'

test('the secret ballot keeps who voted and what was published, which counts to the same bytes and names nobody', () => {
  const context = seedContext(new Date())
  const [memberships, organisations] = [membershipRows(context), organisationRows(context)]
  const { bundle, closing, roll } = secretBallotRows(context, {
    memberships,
    organisations,
    groups: groupRows(context),
  })
  const published = JSON.parse(bundle.text) as Bundle
  const isBundle = new Ajv().compile(JSON.parse(readFileSync('docs/ballot-bundle.schema.json', 'utf8')) as object)
  expect([isBundle(published), isBundle.errors]).toEqual([true, null])
  expect(published.result).toEqual(closing.result)
  expect(published.votes).toHaveLength(published.roll!.cast)
  expect(recountBundle(published, countOf('yes-no'))).toMatchObject({ same: true, changed: [] })
  expect(rollFaults(published)).toEqual([])
  expect(roll.filter(({ cast }) => cast)).toHaveLength(published.roll!.cast)
  expect(
    memberships.some(
      ({ personId, organisationId }) => bundle.text.includes(personId) || bundle.text.includes(organisationId),
    ),
  ).toBe(false)
})
