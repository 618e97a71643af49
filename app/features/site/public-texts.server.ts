import { mayAdminister } from '#app/features/identity/identity.policy.ts'
import { db } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { PublicTextsInput } from './public-text.schema.ts'
import { fieldOf, keysOf } from './text-parts.ts'

/** One part of the public texts in both languages, with the moment of its last change. */
export async function textPartFor(actor: Actor, part: string) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const rows = await db.publicText.findMany({
    where: { key: { in: keysOf(part) } },
    select: { key: true, en: true, fr: true, updatedAt: true, updatedBy: { select: { name: true } } },
  })
  const last = [...rows].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())[0]
  const texts = keysOf(part).map((key) => {
    const row = rows.find((one) => one.key === key)
    return { key, en: row?.en ?? '', fr: row?.fr ?? '' }
  })
  return { part, texts, seen: last?.updatedAt.toISOString() ?? '', by: last?.updatedBy?.name ?? null }
}

type TextPart = Awaited<ReturnType<typeof textPartFor>>

/** Replaces a part's texts. Somebody's newer change is not overwritten unseen. */
export async function changePublicTexts(
  actor: Actor,
  { part, seen, texts: present }: TextPart,
  input: PublicTextsInput,
) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  if ((input.seen ?? '') !== seen) throw new DomainError('conflict', 'secretariat.text-changed')
  const changed = present
    .map(({ key, en, fr }) => ({
      key,
      before: { en, fr },
      after: { en: lines(input.texts[fieldOf(key, 'en')]), fr: lines(input.texts[fieldOf(key, 'fr')]) },
    }))
    .filter(({ before, after }) => before.en !== after.en || before.fr !== after.fr)
  if (changed.length === 0) return
  await transaction(async (tx, record) => {
    const former = changed.filter(({ before }) => before.en || before.fr)
    await tx.publicTextVersion.createMany({
      data: former.map(({ key, before }) => ({ key, ...before, replacedById: actor.personId })),
    })
    for (const { key, after } of changed) {
      const row = { ...after, updatedById: actor.personId }
      await tx.publicText.upsert({ where: { key }, update: row, create: { key, ...row } })
    }
    await record({
      name: 'public-texts.edited',
      personId: actor.personId,
      subjectId: part,
      data: { changed: changed.map(({ key }) => key) },
    })
  })
}

/** A browser sends line breaks as CR LF; the texts keep LF. */
function lines(text = '') {
  return text.replace(/\r\n?/g, '\n')
}
