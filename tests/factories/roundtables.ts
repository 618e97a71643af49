import { db } from '#app/platform/db.server.ts'
import type {
  Framework,
  Membership,
  Organisation,
  Person,
  Pillar,
  Prisma,
  Roundtable,
  Section,
  StakeholderGroup,
} from '#app/platform/prisma/client.ts'
import type { Role, Seat } from '#app/shared/roles.ts'
import { buildGroup, buildOrganisation, buildPerson } from './people.ts'
import { next, unique, uniqueNumber } from './unique.ts'

type Id = { id: string }

const inBoth = (text: string) => ({ en: text, fr: text })

/** A running roundtable, unless told otherwise. */
export function buildRoundtable(given: Partial<Prisma.RoundtableUncheckedCreateInput> = {}): Promise<Roundtable> {
  const title = inBoth(unique('Roundtable'))
  return db.roundtable.create({
    data: { number: uniqueNumber(), title, summary: inBoth('Summary'), objectives: [], state: 'running', ...given },
  })
}

type MembershipInput = { role?: Role; roundtable?: Id; person?: Id; organisation?: Id; group?: Id; endedAt?: Date }

export async function buildMembership(given: MembershipInput = {}): Promise<Membership> {
  const { role = 'participant', endedAt } = given
  const [roundtable, person] = await Promise.all([
    given.roundtable ?? buildRoundtable(),
    given.person ?? buildPerson({ passwordHash: 'set' }),
  ])
  const organisation = given.organisation ?? (await buildOrganisation({ group: given.group }))
  const ids = { roundtableId: roundtable.id, personId: person.id, organisationId: organisation.id }
  return db.membership.create({ data: { ...ids, role, endedAt } })
}

export type Member = {
  person: Person
  roundtable: Roundtable
  organisation: Organisation
  group: StakeholderGroup
  membership: Membership
  seat: Seat
}

/** A person with a seat and all that is behind it. */
export async function buildMember(given: MembershipInput = {}): Promise<Member> {
  const group = given.group ?? (given.organisation ? undefined : await buildGroup())
  const { id } = await buildMembership({ ...given, group })
  const {
    person,
    roundtable,
    organisation: found,
    ...membership
  } = await db.membership.findUniqueOrThrow({
    where: { id },
    include: { person: true, roundtable: true, organisation: { include: { group: true } } },
  })
  const { group: foundGroup, ...organisation } = found
  const { roundtableId, personId, organisationId } = membership
  const role = membership.role as Role
  const seat = { membershipId: id, roundtableId, role, personId, organisationId, groupId: foundGroup.id }
  return { person, roundtable, organisation, group: foundGroup, membership, seat }
}

// ------------------------------------------------------------------- the text

/** The roundtable's framework, which may be asked for by several at once. */
export async function buildFramework(given: { roundtable?: Id; title?: string } = {}): Promise<Framework> {
  const roundtable = given.roundtable ?? (await buildRoundtable())
  await db.framework.createMany({
    data: { roundtableId: roundtable.id, title: given.title ?? unique('Framework') },
    skipDuplicates: true,
  })
  return db.framework.findUniqueOrThrow({ where: { roundtableId: roundtable.id } })
}

type PillarInput = Partial<Prisma.PillarUncheckedCreateInput> & { roundtable?: Id; framework?: Id }

export async function buildPillar({ roundtable, framework, ...given }: PillarInput = {}): Promise<Pillar> {
  const frameworkId = given.frameworkId ?? (framework ?? (await buildFramework({ roundtable }))).id
  return db.pillar.create({
    data: { title: unique('Pillar'), purpose: 'Why it is there', position: next(), ...given, frameworkId },
  })
}

type SectionInput = Partial<Prisma.SectionUncheckedCreateInput> & { roundtable?: Id; pillar?: Id }

/** A section without text yet: its document is made by the first who opens it. */
export async function buildSection({ roundtable, pillar, ...given }: SectionInput = {}): Promise<Section> {
  const pillarId = given.pillarId ?? (pillar ?? (await buildPillar({ roundtable }))).id
  return db.section.create({ data: { title: unique('Section'), position: next(), ...given, pillarId } })
}
