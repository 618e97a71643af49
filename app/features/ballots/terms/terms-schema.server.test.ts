import { expect, test } from 'vitest'
import { ratingSettings } from '../methods/rating/rating.schema.ts'
import { withTerms } from './terms-schema.server.ts'

const now = new Date('2026-12-01T10:00:00Z')
const group = '019b0000-0000-7000-8000-000000000001'
const read = (sent: object) => withTerms(ratingSettings, 'Europe/Paris', { now }).safeParse(sent)
const [one, two] = ['019b0000-0000-7000-8000-00000000000a', '019b0000-0000-7000-8000-00000000000b']
const usual = { threshold: 0.7, minimumTurnout: 0.5 }

test.each([
  [{}, { settings: usual, terms: {}, opensAt: null, closesAt: null }],
  [
    { who: 'members', groupIds: group },
    { settings: usual, terms: {}, opensAt: null, closesAt: null },
  ],
  [{ who: 'organisations' }, { settings: usual, terms: { who: 'organisations' }, opensAt: null, closesAt: null }],
  [
    { who: 'groups', groupIds: group },
    { settings: usual, terms: { who: 'groups', groupIds: [group] }, opensAt: null, closesAt: null },
  ],
  [
    { who: 'organisations', [`weight-${one}`]: '3', [`weight-${two}`]: '1' },
    { settings: usual, terms: { who: 'organisations', weights: { [one]: 3 } }, opensAt: null, closesAt: null },
  ],
  [
    { who: 'members', [`weight-${one}`]: '', [`weight-${two}`]: ' 1 ', 'weight-of-none': '5' },
    { settings: usual, terms: {}, opensAt: null, closesAt: null },
  ],
  [
    { threshold: '0.5', closesAt: '2026-12-01T15:05' },
    { settings: { ...usual, threshold: 0.5 }, terms: {}, opensAt: null, closesAt: new Date('2026-12-01T14:05:00Z') },
  ],
  [
    { opensAt: '2026-12-02T09:00', closesAt: '2026-12-02T09:01' },
    {
      settings: usual,
      terms: {},
      opensAt: new Date('2026-12-02T08:00:00Z'),
      closesAt: new Date('2026-12-02T08:01:00Z'),
    },
  ],
])('what is sent as %j is read', (sent, opening) => {
  expect(read(sent).data).toEqual(opening)
})

test.each<[object, string, string]>([
  [{ who: 'everybody' }, 'who', 'ballots.choose-who'],
  [{ who: 'groups' }, 'groupIds', 'ballots.choose-groups'],
  [{ who: 'groups', groupIds: ['no id'] }, 'groupIds', 'ballots.choose-groups'],
  [{ [`weight-${one}`]: '2' }, 'who', 'ballots.weights-of-organisations'],
  ...['0', '-1', '1.5', '1e3', 'two', '99999', '٣'].map((votes): [object, string, string] => [
    { who: 'organisations', [`weight-${one}`]: votes },
    `weight-${one}`,
    'ballots.number?from=1&to=9999',
  ]),
  [{ who: 'organisations', [`weight-${one}`]: ['2', '3'] }, `weight-${one}`, 'ballots.number?from=1&to=9999'],
  [{ visibility: 'moderators' }, 'visibility', 'ballots.setting-unknown'],
  [{ closesAt: 'soon' }, 'closesAt', 'ballots.closes-unreadable'],
  [{ closesAt: '2026-12-01T10:59' }, 'closesAt', 'ballots.closes-past'],
  [{ opensAt: '2026-12-01T10:59' }, 'opensAt', 'ballots.closes-past'],
  [{ opensAt: '2026-13-01T10:59' }, 'opensAt', 'ballots.closes-unreadable'],
  [{ opensAt: '2026-12-02T09:00', closesAt: '2026-12-02T09:00' }, 'closesAt', 'ballots.closes-before'],
  [{ threshold: '0.99' }, 'threshold', 'ballots.threshold'],
])('what is sent as %j is refused beside its field', (sent, field, message) => {
  const issues = read(sent).error?.issues ?? []
  expect(issues.map(({ path, message: said }) => [path[0], said])).toContainEqual([field, message])
})
