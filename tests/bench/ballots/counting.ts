import { countApproval } from '../../../app/features/ballots/counting/approval.ts'
import { majorityJudgment } from '../../../app/features/ballots/counting/majority-judgment.ts'
import { countPairwise } from '../../../app/features/ballots/counting/pairwise.ts'
import { rankedPairs } from '../../../app/features/ballots/counting/ranked-pairs.ts'
import { schulze } from '../../../app/features/ballots/counting/schulze.ts'
import { countScores } from '../../../app/features/ballots/counting/score.ts'
import { stvMeek } from '../../../app/features/ballots/counting/stv/meek.ts'
import { stvWigm } from '../../../app/features/ballots/counting/stv/wigm.ts'

export const VOTERS = 10_000
export const OPTIONS = Array.from({ length: 30 }, (_, at) => `option ${at + 1}`)
/** With 30 options the package's ranked pairs do not end within minutes. */
const FEW = OPTIONS.slice(0, 8)
const APPROVED = 5
const REPEATS = 5

type Rankings = string[][][]
const cast = <A>(answers: A[]) => answers.map((answer) => ({ answer }))
/** Six grades of five options each, as somebody with this ranking would give them. */
const graded = (rankings: Rankings) =>
  rankings.map((ranking) => ({ answer: Object.fromEntries(ranking.map(([id], at) => [id!, 5 - Math.floor(at / 5)])) }))

const OURS: Record<string, (rankings: Rankings) => string[]> = {
  schulze: (rankings) => schulze(OPTIONS, countPairwise(OPTIONS, cast(rankings), 'last')).winners,
  'ranked pairs': (rankings) => rankedPairs(OPTIONS, countPairwise(OPTIONS, cast(rankings), 'last')).winners,
  'ranked pairs, first 8 options': (rankings) => rankedPairs(FEW, countPairwise(FEW, cast(rankings), 'last')).winners,
  approval: (rankings) => countApproval(OPTIONS, cast(rankings.map((ranking) => ranking.flat()))).winners,
  score: (rankings) => countScores(OPTIONS, graded(rankings), { by: 'mean', missing: 'zero', highest: 5 }).winners,
  'majority judgment': (rankings) => majorityJudgment(OPTIONS, graded(rankings), { grades: 6, blank: 'worst' }).winners,
  'STV, Scottish rule, 7 places': (rankings) => stvWigm(OPTIONS, cast(rankings), { seats: 7, seed: 'bench' }).elected,
  "STV, Meek's rule, 7 places": (rankings) => stvMeek(OPTIONS, cast(rankings), { seats: 7, seed: 'bench' }).elected,
}

export type Line = { method: string; ours: number; theirs: number | null; same: boolean | null }

/** Milliseconds that each method takes, the median of five or one that is long, beside the package's where it has it; both must name the same winners. */
export function measureCounting(peers: Record<string, (candidates: string[], rankings: Rankings) => string[]>): Line[] {
  const rankings = electorate()
  const approvals = rankings.map((ranking) => [ranking.slice(0, APPROVED).flat()])
  const fewer = rankings.map((ranking) => ranking.filter(([id]) => FEW.includes(id!)))
  return Object.entries(OURS).map(([method, count]) => {
    const few = method.includes('first 8')
    const votes = few ? fewer : method === 'approval' ? approvals : rankings
    const peer = peers[method]
    const ours = timed(() => count(votes))
    const theirs = peer ? timed(() => peer(few ? FEW : OPTIONS, votes)) : null
    const same = theirs && [...theirs.found].sort().join() === [...ours.found].sort().join()
    return { method, ours: ours.time, theirs: theirs?.time ?? null, same }
  })
}

/** Whatever takes more than a second is run once. */
function timed(run: () => string[]) {
  const times: number[] = []
  let found: string[] = []
  do {
    const start = performance.now()
    found = run()
    times.push(performance.now() - start)
  } while (times.length < REPEATS && times[0]! < 1_000)
  return { found, time: times.sort((a, b) => a - b)[Math.floor(times.length / 2)]! }
}

/** Voters and options at places in a square; everybody ranks all options by how near they are. The same in every run. */
function electorate(): Rankings {
  const next = numbers(1)
  const place = () => [next(), next()] as const
  const places = OPTIONS.map(place)
  return Array.from({ length: VOTERS }, () => {
    const [x, y] = place()
    const distances = places.map(([a, b]) => (a - x) ** 2 + (b - y) ** 2)
    return [...OPTIONS.keys()].sort((a, b) => distances[a]! - distances[b]!).map((at) => [OPTIONS[at]!])
  })
}

function numbers(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
