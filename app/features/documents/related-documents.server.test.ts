import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildPerson, buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { relatedDocumentsOf } from './related-documents.queries.server.ts'
import {
  addRelatedDocument,
  changeRelatedDocument,
  relatedDocumentFor,
  removeRelatedDocument,
} from './related-documents.server.ts'

const secretariat = async () => actorOf(await buildSecretariat())
const input = (name: string, place: number) => ({
  titleEn: name,
  titleFr: `${name} fr`,
  noteEn: 'Of it',
  noteFr: 'À son sujet',
  kind: 'paper' as const,
  url: '/interest',
  place,
})

describe('the related documents', () => {
  it('are added, changed, ordered and removed, in both languages, without gaps', async () => {
    const actor = await secretariat()
    await db.relatedDocument.deleteMany()
    for (const [place, name] of ['a', 'b', 'c'].entries()) await addRelatedDocument(actor, input(name, place + 1))
    await addRelatedDocument(actor, input('first', 1))
    const titles = async (language: 'en' | 'fr' = 'en') =>
      (await relatedDocumentsOf(language)).map(({ title }) => title)
    expect(await titles()).toEqual(['first', 'a', 'b', 'c'])
    const first = (await relatedDocumentsOf('en'))[0]!
    expect(await relatedDocumentFor(actor, first.id)).toMatchObject({ place: 1, of: 4 })
    await changeRelatedDocument(actor, first, { ...input('moved', 3), url: 'https://example.org/paper', kind: 'page' })
    expect(await titles('fr')).toEqual(['a fr', 'b fr', 'moved fr', 'c fr'])
    expect((await relatedDocumentsOf('en'))[2]).toMatchObject({ kind: 'page', url: 'https://example.org/paper' })
    await removeRelatedDocument(actor, (await relatedDocumentsOf('en'))[0]!)
    expect(await titles()).toEqual(['b', 'moved', 'c'])
    const positions = (await db.relatedDocument.findMany({ orderBy: { position: 'asc' } })).map(
      ({ position }) => position,
    )
    // The one in the bin keeps its place.
    expect(positions).toEqual([0, 1, 2, 3])
    const events = await db.event.findMany({
      where: { personId: actor.personId },
      orderBy: { at: 'asc' },
      select: { name: true },
    })
    expect(events.map(({ name }) => name.split('.')[1])).toEqual([
      'created',
      'created',
      'created',
      'created',
      'edited',
      'removed',
    ])
  })

  it('that are gone already can be neither changed nor removed', async () => {
    const actor = await secretariat()
    const gone = { id: crypto.randomUUID() }
    const acts = [
      relatedDocumentFor(actor, gone.id),
      changeRelatedDocument(actor, gone, input('x', 1)),
      removeRelatedDocument(actor, gone),
    ]
    await Promise.all(acts.map((act) => expect(act).rejects.toMatchObject({ code: 'not-found' })))
  })

  it('are the secretariat’s', async () => {
    const anybody = await actorOf(await buildPerson())
    const id = crypto.randomUUID()
    const acts = [
      relatedDocumentFor(anybody, id),
      addRelatedDocument(anybody, input('x', 1)),
      changeRelatedDocument(anybody, { id }, input('x', 1)),
      removeRelatedDocument(anybody, { id }),
    ]
    await Promise.all(acts.map((act) => expect(act).rejects.toMatchObject({ code: 'forbidden' })))
  })
})
