import type { Prisma } from '#app/platform/prisma/client.ts'
import { PUBLIC_TEXT_KEYS } from '#app/shared/public-texts.ts'
import { GROUPS } from '../content/groups.ts'
import { INTERESTS } from '../content/interests.ts'
import { PROGRAMME, RELATED_DOCUMENTS } from '../content/programme.ts'
import { PUBLIC_TEXTS } from '../content/public-texts.ts'
import type { SeedContext } from './context.ts'

export function programmeRow({ daysAgo }: SeedContext): Prisma.ProgrammeCreateManyInput {
  return { ...PROGRAMME, demonstration: true, createdAt: daysAgo(340) }
}

export function publicTextRows({ daysAgo }: SeedContext): Prisma.PublicTextCreateManyInput[] {
  return PUBLIC_TEXT_KEYS.map((key) => ({ key, ...PUBLIC_TEXTS[key], updatedAt: daysAgo(90) }))
}

export function relatedDocumentRows({ id }: SeedContext): Prisma.RelatedDocumentCreateManyInput[] {
  return RELATED_DOCUMENTS.map((document, index) => ({
    id: id('document', document.url),
    ...document,
    position: index + 1,
  }))
}

export function groupRows({ id }: SeedContext): Prisma.StakeholderGroupCreateManyInput[] {
  return GROUPS.map((group, index) => ({ id: id('group', group.code), ...group, position: index }))
}

export function interestRows({ id, personId, daysAgo }: SeedContext): Prisma.InterestCreateManyInput[] {
  return INTERESTS.map(({ group, became, daysAgo: age, decidedDaysAgo, ...interest }) => ({
    ...interest,
    id: id('interest', interest.email, daysAgo(age)),
    groupId: id('group', group),
    summaryByMail: true,
    consentAt: daysAgo(age),
    createdAt: daysAgo(age),
    ...(decidedDaysAgo !== undefined && { decidedAt: daysAgo(decidedDaysAgo), decidedById: personId('secretariat') }),
    ...(became && { organisationId: id('organisation', became.organisation), personId: personId(became.person) }),
  }))
}
