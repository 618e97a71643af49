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
 */
export function chooseHidden(
  answers: readonly Answers[],
  smallest: number,
): { hidden: ReadonlySet<number>; total: boolean } {
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
