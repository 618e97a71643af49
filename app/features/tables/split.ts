import { createHash } from 'node:crypto'

export type Present = { personId: string; groupId: string }

/** Of what a draw has its chance: the same for everybody who computes it. */
const chance = (seed: string, id: string) => createHash('sha256').update(`${seed} ${id}`).digest('hex')

/** By chance, which no order of rows can change: two have the same only if they are the same. */
function byChance<Row>(seed: string, rows: Iterable<Row>, idOf: (row: Row) => string): Row[] {
  const drawn = [...rows].map((row) => ({ row, id: idOf(row), at: chance(seed, idOf(row)) }))
  return drawn.sort((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1)).map(({ row }) => row)
}

/**
 * Splits those present into `count` tables. Whoever knows the seed, and who was there for which group, gets the same tables:
 *
 * 1. The chance of a person or of a group is SHA-256, in hexadecimal, of the seed, one space, and the id in small letters:
 *    `printf '%s %s' "$seed" "$id" | sha256sum`.
 * 2. Groups are put in the order of their chances, and within a group its people in the order of theirs: one line of people.
 * 3. The line is dealt out like cards: its first to table 1, its second to table 2, and after the last table at table 1 again.
 *
 * Person i of the line, counted from 0, thus sits at table 1 + i mod count. So sizes differ by one at most; and since a group stands together in
 * the line, what of it sits at one table differs from any other by one at most, too.
 */
export function splitIntoTables<Person extends Present>(
  people: readonly Person[],
  seed: string,
  count: number,
): Person[][] {
  const tables = Array.from({ length: count }, (): Person[] => [])
  lineOf(people, seed).forEach((person, at) => tables[at % count]!.push(person))
  return tables
}

function lineOf<Person extends Present>(people: readonly Person[], seed: string): Person[] {
  const groups = byChance(seed, new Set(people.map(({ groupId }) => groupId)), (id) => id)
  return groups.flatMap((groupId) =>
    byChance(
      seed,
      people.filter((person) => person.groupId === groupId),
      ({ personId }) => personId,
    ),
  )
}

/**
 * Where somebody who comes late sits: at one of the smallest tables, of these at the one with the fewest of their group, and of these at the first. Null
 * where there is no table.
 */
export function tableForLate<Table extends { number: number; groupIds: readonly string[] }>(
  tables: readonly Table[],
  groupId: string,
): Table | null {
  const ofGroup = ({ groupIds }: Table) => groupIds.filter((id) => id === groupId).length
  const [fitting] = [...tables].sort(
    (one, other) =>
      one.groupIds.length - other.groupIds.length || ofGroup(one) - ofGroup(other) || one.number - other.number,
  )
  return fitting ?? null
}
