import { expect, test } from 'vitest'
import { actorOf } from '#tests/factories/requests.ts'
import { buildRoom, refusal } from '#tests/factories/room.ts'
import { sessionFor } from '#tests/factories/subjects.ts'
import { NOTE_LIMIT } from './note.schema.ts'
import { notePart, saveNote } from './note.server.ts'

async function noting() {
  const { roundtable, session, ines, bo, events } = await buildRoom()
  const as = async (member = ines) => sessionFor(await actorOf(member.person), roundtable.id, session.id, 'moderate')
  return { session, events, ines: await as(), bo: await as(bo) }
}

test('a note is saved, and saved again without a change it is nothing that happened', async () => {
  const { session, ines, events } = await noting()
  const saved = await saveNote(ines, { base: '', text: 'Ask Bo' })
  expect(saved.text).toBe('Ask Bo')
  expect(await notePart(session.id)).toEqual({ version: saved.version, value: saved })
  await saveNote(ines, { base: 'Ask Bo', text: 'Ask Bo' })
  expect(await events()).toEqual(['session.note-written'])
})

test('two moderators who write at once lose nothing, and both are told what stands', async () => {
  const { session, ines, bo } = await noting()
  await saveNote(ines, { base: '', text: 'Break at three\n' })
  const answers = await Promise.all([
    saveNote(ines, { base: 'Break at three\n', text: 'Break at three\nAsk Clara' }),
    saveNote(bo, { base: 'Break at three\n', text: 'Break at three\nRoom is cold' }),
  ])
  const { value } = await notePart(session.id)
  for (const words of ['Break at three', 'Ask Clara', 'Room is cold']) expect(value.text).toContain(words)
  const [last] = answers.sort((one, other) => other.version - one.version)
  expect(last).toEqual(value)
})

test('more than the note holds is refused and leaves it as it was', async () => {
  const { session, ines, bo } = await noting()
  const much = 'a '.repeat(NOTE_LIMIT / 2 - 10)
  await saveNote(ines, { base: '', text: much })
  expect(await refusal(saveNote(bo, { base: '', text: much.replaceAll('a', 'b') }))).toMatchObject({
    code: 'too-large',
    messageKey: 'sessions.note-long',
  })
  expect((await notePart(session.id)).value.text).toBe(much)
})
