// npm run bench:ballots: how long counts take, beside an independent package where it has the method.
import os from 'node:os'
import { preparePeers } from '../lib/prepare.ts'
import { type Line, measureCounting, OPTIONS, VOTERS } from './counting.ts'

preparePeers()
const { VOTES } = await import('../adapters/votes.ts')
const lines = measureCounting(VOTES)

console.log(
  `Node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model}, load ${os.loadavg()[0]!.toFixed(1)}\n`,
)
console.log(`| ${VOTERS} votes, ${OPTIONS.length} options | ours, ms | votes 3.0.0, ms | ratio | same winners |`)
console.log('| --- | ---: | ---: | ---: | --- |')
for (const line of lines) console.log(row(line))
if (lines.some(({ same }) => same === false)) process.exitCode = 1

function row({ method, ours, theirs, same }: Line) {
  const [time, ratio] = theirs === null ? ['', ''] : [theirs.toFixed(0), `${(ours / theirs).toFixed(3)}x`]
  return `| ${method} | ${ours.toFixed(0)} | ${time} | ${ratio} | ${same === null ? '' : same ? 'yes' : 'no'} |`
}
