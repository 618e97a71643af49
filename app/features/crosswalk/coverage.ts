import { type MappingState, type Match, MATCHES, type Relation } from './mapping-words.ts'

export type CoverageIndicator = {
  id: string
  code: string
  name: string
  pillarId: string | null
  sectionId: string | null
}
export type CoverageMapping = {
  indicatorId: string
  entryId: string
  listId: string
  relation: Relation
  state: MappingState
}
export type CoverageList = { id: string; short: string; name: string; indicators: number }
type Place = { id: string; number: string; title: string; sections: { id: string; number: string; title: string }[] }

/** `covered`: indicators of the row with a match in the list; `disputed`: how many of them have only disputed ones. */
export type Cell = { covered: number; disputed: number }
export type CoverageRow = {
  key: string
  /** Of the pillar, above its first row. */
  heading: string | null
  number: string
  title: string
  indicators: string[]
  cells: Cell[]
  onlyHere: number
}
export type Coverage = {
  rows: CoverageRow[]
  total: number
  matched: number
  /** By list: how many of its indicators ours reach. */
  reached: number[]
}

/**
 * What of the draft each list has already, row by row in the order of the framework, sections without an indicator included, and the other way round.
 * A mapping counts from the relation that `match` names; a disputed one counts and is told apart.
 */
export function coverageOf(
  places: readonly Place[],
  indicators: readonly CoverageIndicator[],
  lists: readonly CoverageList[],
  mappings: readonly CoverageMapping[],
  match: Match,
): Coverage {
  const counted = mappings.filter(({ relation }) => (MATCHES[match] as readonly Relation[]).includes(relation))
  const matched = new Set(counted.map(({ indicatorId }) => indicatorId))
  const row = (
    key: string,
    heading: string | null,
    number: string,
    title: string,
    own: readonly CoverageIndicator[],
  ): CoverageRow => {
    const ids = own.map(({ id }) => id)
    return {
      key,
      heading,
      number,
      title,
      indicators: ids,
      cells: lists.map(({ id }) =>
        cellOf(
          ids,
          counted.filter(({ listId }) => listId === id),
        ),
      ),
      onlyHere: ids.filter((id) => !matched.has(id)).length,
    }
  }
  const known = new Set(places.map(({ id }) => id))
  const rows = places.flatMap((pillar) => {
    const own = indicators.filter(({ pillarId }) => pillarId === pillar.id)
    const sections = new Set(pillar.sections.map(({ id }) => id))
    const beside = own.filter(({ sectionId }) => !sectionId || !sections.has(sectionId))
    const below = pillar.sections.map((section) =>
      row(
        `section:${section.id}`,
        null,
        section.number,
        section.title,
        own.filter(({ sectionId }) => sectionId === section.id),
      ),
    )
    const all =
      beside.length || below.length === 0
        ? [row(`pillar:${pillar.id}`, null, pillar.number, '', beside), ...below]
        : below
    return all.map((one, index) => (index === 0 ? { ...one, heading: pillar.title } : one))
  })
  const outside = indicators.filter(({ pillarId }) => !pillarId || !known.has(pillarId))
  return {
    rows: outside.length ? [...rows, row('none', null, '', '', outside)] : rows,
    total: indicators.length,
    matched: indicators.filter(({ id }) => matched.has(id)).length,
    reached: lists.map(
      ({ id }) => new Set(counted.filter(({ listId }) => listId === id).map(({ entryId }) => entryId)).size,
    ),
  }
}

function cellOf(ids: readonly string[], mappings: readonly CoverageMapping[]): Cell {
  const of = (id: string) => mappings.filter(({ indicatorId }) => indicatorId === id)
  const covered = ids.map(of).filter((own) => own.length > 0)
  return {
    covered: covered.length,
    disputed: covered.filter((own) => own.every(({ state }) => state === 'disputed')).length,
  }
}

/** Which of the five steps of colour a share stands in; 0 is none, 5 all. */
export function stepOf(covered: number, of: number) {
  return covered === 0 || of === 0 ? 0 : Math.min(5, Math.max(1, Math.ceil((covered / of) * 5)))
}
