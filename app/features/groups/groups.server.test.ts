import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { GROUP_CODES } from '#prisma/seed/content/groups.ts'
import { buildIndicator } from '#tests/factories/decisions.ts'
import { buildGroup, buildPerson, buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildSection } from '#tests/factories/roundtables.ts'
import { unique } from '#tests/factories/unique.ts'
import { tableOf } from './groups.queries.server.ts'
import { addGroup, changeGroup, groupFor, removeGroup } from './groups.server.ts'

const secretariat = async () => actorOf(await buildSecretariat())
const anybody = async () => actorOf(await buildPerson())

describe('the stakeholder groups', () => {
  const input = {
    code: 'XX',
    nameEn: 'New',
    nameFr: 'Nouveau',
    descriptionEn: 'New',
    descriptionFr: 'Nouveau',
    colour: 'ci',
    glyph: 'ci',
    place: 1,
    seatsWanted: 3,
  } as const

  it('take, move and give up places without gaps', async () => {
    const actor = await secretariat()
    await Promise.all(GROUP_CODES.map((code) => buildGroup({ code })))
    await addGroup(actor, input)
    const order = async () =>
      (await db.stakeholderGroup.findMany({ orderBy: { position: 'asc' } })).map(({ code, position }) => [
        code,
        position,
      ])
    expect((await order())[0]).toEqual(['XX', 0])
    const added = await db.stakeholderGroup.findUniqueOrThrow({ where: { code: 'XX' } })
    await changeGroup(actor, added, { ...input, place: 3 })
    expect((await order())[2]).toEqual(['XX', 2])
    await expect(addGroup(actor, input)).rejects.toMatchObject({ messageKey: 'secretariat.group-code-taken' })
    await removeGroup(actor, await groupFor(actor, added.id))
    const left = await order()
    expect(left.map(([, position]) => position)).toEqual(left.map((_, index) => index))
  })

  it('stay while anything hangs on them', async () => {
    const { group } = await buildMember()
    await expect(removeGroup(await secretariat(), group)).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each(['an indicator', 'a text'])('stay while %s is theirs, though no organisation is', async (what) => {
    const actor = await secretariat()
    await Promise.all(GROUP_CODES.map((code) => buildGroup({ code })))
    await addGroup(actor, { ...input, code: 'YY', nameEn: unique('Y'), nameFr: unique('Y') })
    const group = await db.stakeholderGroup.findUniqueOrThrow({ where: { code: 'YY' } })
    const remove = async () => removeGroup(actor, await groupFor(actor, group.id))
    const refused = expect.objectContaining({ messageKey: 'secretariat.group-in-use' })
    if (what === 'an indicator') {
      const { id } = await buildIndicator()
      await db.indicator.update({ where: { id }, data: { groupId: group.id } })
      await expect(remove()).rejects.toEqual(refused)
      await db.indicator.update({ where: { id }, data: { groupId: null } })
    } else {
      const [section, member] = await Promise.all([buildSection(), buildMember()])
      const { id: documentId } = await db.collabDocument.create({
        data: { subjectType: 'section', subjectId: section.id },
      })
      await db.collabClient.create({
        data: {
          documentId,
          clientId: 1n,
          personId: member.person.id,
          organisationId: member.organisation.id,
          groupId: group.id,
        },
      })
      await expect(remove()).rejects.toEqual(refused)
      await db.collabClient.deleteMany({ where: { documentId } })
    }
    await remove()
  })

  it('are the secretariat’s', async () => {
    await expect(addGroup(await anybody(), input)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the table on the public home', () => {
  it('counts those who sit at a running roundtable, not observers', async () => {
    const code = 'PH'
    const group = await buildGroup({ code })
    const people = async () => (await tableOf('en')).find((one) => one.code === code)?.people ?? 0
    const before = await people()
    await buildMember({ group })
    await buildMember({ group, role: 'observer' })
    expect(await people()).toBe(before + 1)
  })

  it('shows as many open seats as the group wants and nobody sits on', async () => {
    const actor = await secretariat()
    const group = await buildGroup({ code: 'IO' })
    const texts = {
      nameEn: 'A',
      nameFr: 'A',
      descriptionEn: 'A',
      descriptionFr: 'A',
      colour: 'io',
      glyph: 'io',
      place: 8,
    } as const
    const seen = async () => (await tableOf('en')).find((one) => one.code === 'IO')
    const people = (await seen())?.people ?? 0
    await changeGroup(actor, group, { ...texts, code: 'IO', seatsWanted: 9 })
    expect(await seen()).toMatchObject({ seatsWanted: 9, open: Math.max(0, 9 - people) })
    await buildMember({ group })
    expect((await seen())?.open).toBe(Math.max(0, 8 - people))
  })
})
