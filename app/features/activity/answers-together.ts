import type { ActivityLine } from './activity.queries.server.ts'

/** Answers to one ballot that follow each other are one line with their number, at the time of the newest. */
export function answersTogether(lines: readonly ActivityLine[]): ActivityLine[] {
  const kept: ActivityLine[] = []
  for (const line of lines) {
    const last = kept.at(-1)
    const sameBallot = line.counted && last?.name === line.name && last.to === line.to
    if (sameBallot) kept[kept.length - 1] = { ...last, values: { ...last.values, count: countOf(last) + 1 } }
    else kept.push(line)
  }
  return kept
}

function countOf({ values }: ActivityLine) {
  return typeof values.count === 'number' ? values.count : 1
}
