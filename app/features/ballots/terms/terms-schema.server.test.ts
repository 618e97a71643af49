import { expect, test } from 'vitest'
import { ratingSettings } from '../methods/rating/rating.schema.ts'
import { withTerms } from './terms-schema.server.ts'

const now = new Date('2026-12-01T10:00:00Z')
const group = '019b0000-0000-7000-8000-000000000001'
const read = (sent: object) => withTerms(ratingSettings, 'Europe/Paris', now).safeParse(sent)
const usual = { threshold: 0.7, minimumTurnout: 0.5 }

test.each([
  [{}, { settings: usual, terms: {}, closesAt: null }],
  [
    { who: 'members', groupIds: group },
    { settings: usual, terms: {}, closesAt: null },
  ],
  [{ who: 'organisations' }, { settings: usual, terms: { who: 'organisations' }, closesAt: null }],
  [
    { who: 'groups', groupIds: group },
    { settings: usual, terms: { who: 'groups', groupIds: [group] }, closesAt: null },
  ],
  [
    { threshold: '0.5', closesAt: '2026-12-01T15:05' },
    { settings: { ...usual, threshold: 0.5 }, terms: {}, closesAt: new Date('2026-12-01T14:05:00Z') },
  ],
])('what is sent as %j is read', (sent, opening) => {
  expect(read(sent).data).toEqual(opening)
})

test.each([
  [{ who: 'everybody' }, 'who', 'ballots.choose-who'],
  [{ who: 'groups' }, 'groupIds', 'ballots.choose-groups'],
  [{ who: 'groups', groupIds: ['no id'] }, 'groupIds', 'ballots.choose-groups'],
  [{ closesAt: 'soon' }, 'closesAt', 'ballots.closes-unreadable'],
  [{ closesAt: '2026-12-01T10:59' }, 'closesAt', 'ballots.closes-past'],
  [{ threshold: '0.99' }, 'threshold', 'ballots.threshold'],
])('what is sent as %j is refused beside its field', (sent, field, message) => {
  const issues = read(sent).error?.issues ?? []
  expect(issues.map(({ path, message: said }) => [path[0], said])).toContainEqual([field, message])
})
