import { expect, test } from 'vitest'
import { eventErrors } from '#app/shared/events/catalogue.ts'
import { seedContext } from './rows/context.ts'
import { indicatorRows } from './rows/indicators.ts'
import { questionRows } from './rows/questions.ts'

test('every amendment of a round is an event, and no round opened or closed without one', () => {
  const context = seedContext(new Date())
  const { ballots, events } = questionRows(context, indicatorRows(context))
  expect(events.flatMap(({ name, data }) => eventErrors(name, data))).toEqual([])
  const told = (name: string) =>
    events.filter((event) => event.name === name).map(({ subjectId, at }) => [subjectId, at])
  const amended = ballots.filter(({ terms }) => terms && 'amendment' in terms)
  expect(told('ballot.amended')).toHaveLength(1)
  expect(told('ballot.amended')).toEqual(amended.map(({ id, openedAt }) => [id, openedAt]))
  expect(told('ballot.opened')).toEqual(ballots.map(({ id, openedAt }) => [id, openedAt]))
  expect(told('ballot.closed')).toEqual(ballots.flatMap(({ id, closedAt }) => (closedAt ? [[id, closedAt]] : [])))
})
