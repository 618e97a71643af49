import type { PrismaClient } from '#app/platform/prisma/client.ts'
import { PUBLIC_TEXT_KEYS } from '#app/shared/public-texts.ts'
import { GROUPS } from './content/groups.ts'
import { NEUTRAL_PROGRAMME, NEUTRAL_ROUNDTABLE, NEUTRAL_TEXTS } from './content/neutral.ts'

/**
 * What an installation of its own needs for its first use: texts for the public site, the stakeholder groups, and one roundtable to invite
 * people to. Nobody has an account, and no organisation is invented. A database that has a programme is left as it is.
 */
export async function seedNeutral(db: PrismaClient): Promise<boolean> {
  if (await db.programme.count()) return false
  const { framework, ...roundtable } = NEUTRAL_ROUNDTABLE
  await db.$transaction([
    db.programme.create({ data: NEUTRAL_PROGRAMME }),
    db.publicText.createMany({ data: PUBLIC_TEXT_KEYS.map((key) => ({ key, ...NEUTRAL_TEXTS[key] })) }),
    db.stakeholderGroup.createMany({ data: GROUPS.map((group, index) => ({ ...group, position: index + 1 })) }),
    db.roundtable.create({
      data: { ...roundtable, number: 1, objectives: [], state: 'running', framework: { create: { title: framework } } },
    }),
  ])
  return true
}
