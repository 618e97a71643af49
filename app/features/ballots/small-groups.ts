import { grouped } from './counting/cast.ts'

/** Null is an answer that takes no side: cannot judge, abstain. */
type Answer = string | number | null
type Answers = readonly Answer[]

/**
 * Which groups show only how many answered, and whether the total over everybody may be shown, so that the answers of no
 * small group can be worked out from what is published.
 *
 * 1. A group is small with fewer than `smallest` answers, or with fewer than `smallest` ratings among them.
 * 2. The total less the groups shown is the sum of the hidden ones. It has to be of two groups at least and of `smallest`
 *    ratings at least; otherwise the shown group with the fewest answers is hidden too.
 * 3. Even then the sum may leave a group no other way to have answered, as when all of it is one and the same answer.
 *    Whoever reads the result knows these rules, so each hidden group must be able to exchange an answer with another one
 *    without a change in what is hidden. Otherwise no total is shown.
 * 4. Where votes do not weigh the same, `kinds` (as `kindsOf` says) hides more groups, and leaves the total as it is.
 */
export function chooseHidden(
  answers: readonly Answers[],
  smallest: number,
  kinds?: readonly (readonly string[])[],
): { hidden: ReadonlySet<number>; total: boolean } {
  const { hidden, total } = hiddenByHeads(answers, smallest)
  return { hidden: kinds ? withoutRare(hidden, answers, kinds, smallest) : hidden, total }
}

/** `held` and `parts`: of votes counted with one for each, what they weigh, and the kinds of the parts of split votes in their group. */
type Weighed = { weight?: number; part?: number | true; held?: number; parts?: readonly string[] }

/**
 * What a vote in each group shares with others: how many votes it is, and whether it is a further part of one that was split; and the same once more for those among
 * them that rate. Undefined where the rule does not ask for it: of a ballot without weights, and of those that were opened before.
 */
export function kindsOf<V extends Weighed>(
  byGroup: readonly (readonly V[])[],
  { byWeight }: { byWeight?: true },
  isRating: (vote: V) => boolean = () => true,
): string[][] | undefined {
  return (
    byWeight &&
    byGroup.map((votes) => [
      ...votes.map(kindOf),
      ...votes.filter(isRating).map((vote) => `${kindOf(vote)} rates`),
      ...(votes[0]?.parts ?? []),
    ])
  )
}

/** Which part it is a bundle does not say. */
export const kindOf = ({ weight = 1, held = weight, part }: Weighed) => `${held}${part ? ' part' : ''}`

/** The kinds of which there are some, and fewer than `smallest`. */
export function rareAmong(kinds: readonly string[], smallest: number): string[] {
  return grouped(kinds, (kind) => kind).flatMap(({ 0: kind, length }) => (length < smallest ? [kind!] : []))
}

/**
 * With the groups in which a weight is rare: whoever knows the weights could tell whose votes a figure is made of. What the total leaves is of two groups at
 * least, and no weight is rare in it that is found in a group shown. A weight that is rare among everybody the total may tell all the same.
 */
function withoutRare(
  hidden: ReadonlySet<number>,
  answers: readonly Answers[],
  kinds: readonly (readonly string[])[],
  smallest: number,
): ReadonlySet<number> {
  const voted = [...answers.keys()].filter((group) => answers[group]!.length > 0)
  if (voted.length < 2) return hidden
  const pool = new Set([...hidden, ...voted.filter((group) => rareAmong(kinds[group]!, smallest).length > 0)])
  const fewestFirst = voted.sort((a, b) => answers[a]!.length - answers[b]!.length)
  while (pool.size > 0) {
    const rare = rareAmong(
      [...pool].flatMap((group) => kinds[group]!),
      smallest,
    )
    const next = fewestFirst.find(
      (group) => !pool.has(group) && (pool.size < 2 || kinds[group]!.some((kind) => rare.includes(kind))),
    )
    if (next === undefined) break
    pool.add(next)
  }
  return pool
}

function hiddenByHeads(answers: readonly Answers[], smallest: number): { hidden: ReadonlySet<number>; total: boolean } {
  const hidden = hiddenGroups(answers, smallest)
  const pool = [...hidden]
  const total = hidden.size === 0 ? answers.flat().length > 0 : isLargeEnough(answers, pool, smallest)
  return { hidden, total: total && pool.every((group) => couldBeOther(answers, group, pool, smallest)) }
}

function hiddenGroups(answers: readonly Answers[], smallest: number): Set<number> {
  const voted = [...answers.keys()].filter((group) => answers[group]!.length > 0)
  const small = voted.filter((group) => ratings(answers[group]!).length < smallest)
  if (small.length === 0 || isLargeEnough(answers, small, smallest)) return new Set(small)
  const others = voted.filter((group) => !small.includes(group))
  const next = others.sort((a, b) => answers[a]!.length - answers[b]!.length)[0]
  return new Set(next === undefined ? small : [...small, next])
}

function isLargeEnough(answers: readonly Answers[], pool: readonly number[], smallest: number) {
  return pool.length >= 2 && ratings(pool.flatMap((group) => answers[group]!)).length >= smallest
}

function couldBeOther(answers: readonly Answers[], group: number, pool: readonly number[], smallest: number) {
  const hidden = [...pool].sort().join()
  return pool.some((other) =>
    exchanges(answers, group, other).some(
      (exchanged) => [...hiddenGroups(exchanged, smallest)].sort().join() === hidden,
    ),
  )
}

/** The answers with one of each group in the other's place, for every two that differ. */
function exchanges(answers: readonly Answers[], group: number, other: number): Answers[][] {
  if (group === other) return []
  const [ours, theirs] = [answers[group]!, answers[other]!]
  return [...new Set(ours)].flatMap((mine) =>
    [...new Set(theirs)]
      .filter((its) => its !== mine)
      .map((its) =>
        answers.map((one, index) =>
          index === group ? replaced(ours, mine, its) : index === other ? replaced(theirs, its, mine) : one,
        ),
      ),
  )
}

function replaced(answers: Answers, from: Answer, to: Answer) {
  return answers.with(answers.indexOf(from), to)
}

function ratings(group: Answers) {
  return group.filter((answer) => answer !== null)
}
