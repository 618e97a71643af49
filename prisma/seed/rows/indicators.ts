import { readFileSync } from 'node:fs'
import path from 'node:path'
import Papa from 'papaparse'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { MERGED } from '../content/arguments.ts'
import { PROPOSALS } from '../content/proposals.ts'
import { sheetOf } from '../content/records.ts'
import { fractionOf, type SeedContext } from './context.ts'
import { stateOf } from './moves.ts'

const CANDIDATES_FILE = path.resolve('prisma/seed/content/au-cities-indicators.csv')
const IMPORTED_DAYS_AGO = 71
const PILLARS: Record<string, string> = {
  INF: 'infrastructure',
  SER: 'services',
  GOV: 'governance',
  SKI: 'skills',
  WEL: 'well-being',
  INC: 'inclusion',
  SUS: 'sustainability',
  RES: 'resilience',
}

type Candidate = Record<
  'key' | 'code' | 'name' | 'definition' | 'unit' | 'source' | 'licence' | 'frequency' | 'period' | 'direction',
  string
>

/** The 63 indicators of the Australian framework; see content/SOURCES.md. */
export function readCandidates(): Candidate[] {
  const { data } = Papa.parse<Candidate>(readFileSync(CANDIDATES_FILE, 'utf8'), { header: true, skipEmptyLines: true })
  return data
}

export type IndicatorRow = Prisma.IndicatorCreateManyInput & { id: string }

export function indicatorRows(context: SeedContext): IndicatorRow[] {
  return [...candidateRows(context), ...proposalRows(context)]
}

/** The first version of each: as it was proposed, or as it came from the file. */
export function versionRows({ id }: SeedContext, indicators: IndicatorRow[]): Prisma.IndicatorVersionCreateManyInput[] {
  return indicators.map(
    ({
      roundtableId: _,
      code: _code,
      state: _state,
      stateRound: _round,
      mergedIntoId: _into,
      mergedAt: _merged,
      mergedById: _by,
      mergeReason: _reason,
      id: indicatorId,
      updatedAt: _at,
      ...wording
    }) => ({
      ...wording,
      id: id('indicator-version', indicatorId),
      indicatorId,
      number: 1,
      origin: wording.groupId ? 'proposed' : 'imported',
    }),
  )
}

/** The id behind a chip of the text, which names an indicator by its code or by its key in the Australian framework. */
export function indicatorIds({ id }: SeedContext, roundtable: string) {
  const codes = new Map(readCandidates().map(({ key, code }) => [key, code]))
  const known = new Set([...codes.values(), ...PROPOSALS.map(({ code }) => code)])
  return (key: string) => {
    const code = codes.get(key) ?? key
    if (!known.has(code)) throw new Error(`No indicator is called ${key}`)
    return id('indicator', `${roundtable} ${code}`)
  }
}

function candidateRows(context: SeedContext): IndicatorRow[] {
  const { id, personId, daysAgo } = context
  const at = daysAgo(IMPORTED_DAYS_AGO)
  return readCandidates().map(({ key: _, period, ...candidate }) => {
    const pillar = PILLARS[candidate.code.slice(0, 3)]
    return {
      ...candidate,
      id: id('indicator', `second ${candidate.code}`),
      roundtableId: id('roundtable', 'second'),
      ...stateOf(`second ${candidate.code}`),
      ...mergedBy(context, candidate.code),
      metadata: sheetOf(candidate.code, true),
      pillarId: pillar ? id('pillar', `second ${pillar}`) : null,
      rationale:
        'Part of the Australian National Cities Performance Framework (2019 update), and so in use and comparable between cities already.',
      disaggregation: ['city'],
      limits: `The published values describe ${period}.`,
      personId: personId('secretariat'),
      createdAt: at,
      updatedAt: at,
    }
  })
}

function proposalRows({ id, who, daysAgo }: SeedContext): IndicatorRow[] {
  return PROPOSALS.map(({ roundtable, pillar, section, author, ...proposal }) => {
    const at = daysAgo((roundtable === 'first' ? 262 : 46) + fractionOf(proposal.code) * 12)
    return {
      ...proposal,
      id: id('indicator', `${roundtable} ${proposal.code}`),
      roundtableId: id('roundtable', roundtable),
      ...stateOf(`${roundtable} ${proposal.code}`),
      metadata: sheetOf(proposal.code, false),
      pillarId: id('pillar', `${roundtable} ${pillar}`),
      sectionId: id('section', `${roundtable} ${section}`),
      licence: 'CC BY 4.0',
      ...who(author),
      createdAt: at,
      updatedAt: at,
    }
  })
}

/** The one of the demonstration that was merged into another. */
function mergedBy({ id, personId, daysAgo }: SeedContext, code: string) {
  if (code !== MERGED.code) return {}
  return {
    mergedIntoId: id('indicator', `second ${MERGED.into}`),
    mergedAt: daysAgo(MERGED.daysAgo),
    mergedById: personId(MERGED.by),
    mergeReason: MERGED.reason,
  }
}
