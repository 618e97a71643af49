import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildPerson, buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { changePublicTexts, textPartFor } from './public-texts.server.ts'
import { publicTextsOf } from './site.queries.server.ts'

const secretariat = async () => actorOf(await buildSecretariat())
const anybody = async () => actorOf(await buildPerson())

describe('the public texts', () => {
  const texts = {
    'issue-title_en': 'Title',
    'issue-title_fr': 'Titre',
    'issue-body_en': 'One\r\n\r\nTwo',
    'issue-body_fr': 'Un',
  }

  it('are changed in both languages, with an event that says what', async () => {
    const actor = await secretariat()
    const present = await textPartFor(actor, 'issue')
    await changePublicTexts(actor, present, { seen: present.seen, texts })
    expect(await publicTextsOf('fr')).toMatchObject({ 'issue.title': 'Titre', 'issue.body': 'Un' })
    expect(await publicTextsOf('en')).toMatchObject({ 'issue.body': 'One\n\nTwo' })
    expect(await db.event.count({ where: { name: 'public-texts.edited', personId: actor.personId } })).toBe(1)
  })

  it('are not overwritten by somebody who has not seen the newest', async () => {
    const actor = await secretariat()
    const present = await textPartFor(actor, 'offer')
    await changePublicTexts(actor, present, {
      seen: present.seen,
      texts: { 'offer-title_en': 'A', 'offer-title_fr': 'A', 'offer-body_en': 'B', 'offer-body_fr': 'B' },
    })
    const late = changePublicTexts(actor, await textPartFor(actor, 'offer'), { seen: present.seen, texts: {} })
    await expect(late).rejects.toMatchObject({ code: 'conflict', messageKey: 'secretariat.text-changed' })
  })

  it('are the secretariat’s', async () => {
    await expect(textPartFor(await anybody(), 'issue')).rejects.toMatchObject({ code: 'forbidden' })
  })
})
