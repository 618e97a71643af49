import type { Figure, StoredReport } from '#tests/faults/stored-report.ts'

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The page of the last runs, from what they wrote down. */
export function renderFaults(reports: StoredReport[]): string {
  return [
    '# Fault suite: the last full run of each fault',
    '',
    'Written by `npm run test:faults`; do not edit, but for the table of kinds at the end. One fault alone: `npm run test:faults -- --only F3 --seed 7 --database PostgreSQL`.',
    'F5, F6 and the two nodes of F12 need PostgreSQL and Redis. "Load" is how many processes wanted a core at the end of the test:',
    'more than there are cores means that times are longer than the product’s own.',
    '',
    '| fault | database | scale | verdict | seconds | load / cores | seed | run |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...reports.map(rowOf),
    '',
    ...reports.flatMap(sectionOf),
  ].join('\n')
}

function rowOf({ fault, title, database, scale, passed, seconds, load, cores, seed, at }: StoredReport) {
  const columns = [
    `${fault} ${title}`,
    database,
    scale,
    passed ? 'passed' : 'FAILED',
    seconds,
    `${load} / ${cores}`,
    seed,
    `${at.slice(0, 16).replace('T', ' ')} UTC`,
  ]
  return `| ${columns.map((column) => cell(String(column))).join(' | ')} |`
}

function sectionOf({ fault, title, database, figures, error }: StoredReport) {
  return [
    `## ${fault} ${title}, ${database}`,
    '',
    ...(error ? [`Ended with: ${cell(error)}`, ''] : []),
    '| measured | figure | criterion | |',
    '| --- | --- | --- | --- |',
    ...figures.map(lineOf),
    '',
  ]
}

function lineOf({ what, measured, unit, bound, kept }: Figure) {
  return `| ${cell(what)} | ${measured}${unit} | ${bound} | ${bound ? (kept ? 'kept' : '**broken**') : ''} |`
}
