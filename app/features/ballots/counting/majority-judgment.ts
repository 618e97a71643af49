import { type Cast, indexOf, placeIn, weightOf } from './cast.ts'
import { share } from './decimals.ts'

/** What an option that somebody gave no grade counts as: the worst grade, or nothing. */
export const BLANK_GRADE_RULES = ['worst', 'left-out'] as const
export type BlankGradeRule = (typeof BLANK_GRADE_RULES)[number]

/** A grade by option, 0 for the worst; null or absent is blank. */
export type Grades = Readonly<Record<string, number | null>>

export type JudgedOption = {
  id: string
  /** 1 for the best; tied options share one. */
  place: number
  /** How many gave each grade, from the worst. */
  grades: number[]
  blank: number
  /** The lower median; null where nobody gave a grade. */
  grade: number | null
  /** Which parts gave a better and a worse grade than the median. */
  above: number | null
  below: number | null
  /** True where more are above than below: "good+" rather than "good-". */
  plus: boolean
}

/** How many gave each grade, from the worst. */
export type Profile = readonly (number | bigint)[]

export type MajorityJudgmentResult = { ballots: number; options: JudgedOption[]; winners: string[] }

/**
 * Majority judgment: M. Balinski & R. Laraki, "Majority Judgment", MIT Press 2011. An option has its lower median grade; equal ones are
 * compared by the median that is left after one median grade of each is taken away, again and again. Where blanks are left out,
 * options have different totals, which are brought to the same one first. Options are in the order of the ballot.
 */
export function majorityJudgment(
  options: readonly string[],
  casts: readonly Cast<Grades>[],
  { grades: size, blank }: { grades: number; blank: BlankGradeRule },
): MajorityJudgmentResult {
  const index = indexOf(options)
  const merits = options.map(() => ({ grades: new Array<number>(size).fill(0), blank: 0 }))
  let ballots = 0
  for (const cast of casts) {
    for (const option of Object.keys(cast.answer)) placeIn(index, option)
    const weight = weightOf(cast)
    ballots += weight
    for (const [at, id] of options.entries()) addGrade(merits[at]!, cast.answer[id] ?? null, weight)
  }
  if (blank === 'worst') for (const merit of merits) merit.grades[0]! += merit.blank
  const places = placesOf(merits.map(({ grades }) => grades))
  const judged = options.map((id, at) => ({ id, place: places[at]!, ...merits[at]!, ...gaugeOf(merits[at]!.grades) }))
  return { ballots, options: judged, winners: judged.filter(isFirst).map(({ id }) => id) }
}

function addGrade(merit: { grades: number[]; blank: number }, grade: number | null, weight: number) {
  if (grade === null) merit.blank += weight
  else if (merit.grades[grade] === undefined) throw new RangeError(`There is no grade ${grade}`)
  else merit.grades[grade]! += weight
}

function isFirst({ place, grade }: JudgedOption) {
  return place === 1 && grade !== null
}

/** The place of each merit profile, 1 for the best; equals share one. */
export function placesOf(profiles: readonly Profile[]): number[] {
  return profiles.map((own) => 1 + profiles.filter((other) => compareMerits(other, own) > 0).length)
}

function gaugeOf(grades: readonly number[]) {
  const n = grades.reduce((sum, count) => sum + count, 0)
  if (n === 0) return { grade: null, above: null, below: null, plus: false }
  const middle = Math.floor((n - 1) / 2)
  let [grade, below] = [0, 0]
  while (below + grades[grade]! <= middle) below += grades[grade++]!
  const above = n - below - grades[grade]!
  return { grade, above: share(above, n), below: share(below, n), plus: above > below }
}

/**
 * Above 0 where the first profile is better. Taking medians away one by one walks from the middle outwards, down and up in turn; twice
 * the product of both totals makes them equal and even without a change in who is better.
 */
export function compareMerits(first: Profile, second: Profile): number {
  const [n, m] = [total(first), total(second)]
  if (n === 0n || m === 0n) return Number(n > 0n) - Number(m > 0n)
  const [a, b] = [walkOf(first, 2n * m, n * m), walkOf(second, 2n * n, n * m)]
  let [i, j] = [0, 0]
  let passed = 0n
  while (passed < n * m) {
    const [x, y] = [a[i]!, b[j]!]
    if (x.down !== y.down) return x.down - y.down
    if (x.up !== y.up) return x.up - y.up
    passed = x.until < y.until ? x.until : y.until
    if (x.until === passed) i++
    if (y.until === passed) j++
  }
  return 0
}

function total(profile: Profile) {
  return profile.reduce<bigint>((sum, count) => sum + BigInt(count), 0n)
}

/** From the middle outwards: which grade stands that far below it and which above, until which distance. */
function walkOf(profile: Profile, times: bigint, half: bigint) {
  const ends: bigint[] = []
  let sum = 0n
  for (const count of profile) ends.push((sum += BigInt(count) * times))
  const gradeAt = (position: bigint) => ends.findIndex((end) => position < end)
  const steps = new Set(ends.map((end) => (end > half ? end - half : half - end)).filter((step) => step > 0n))
  let from = 0n
  return [...steps]
    .sort((x, y) => (x < y ? -1 : 1))
    .map((until) => {
      const step = { down: gradeAt(half - 1n - from), up: gradeAt(half + from), until }
      from = until
      return step
    })
}
