import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** The tree was formatted there; older subjects are longer here and there. */
const RULE_SINCE = '286f15c3b2a0f41efe31af846badeab2306ffb14'

test('the subjects of commits have at most 72 characters', ({ skip }) => {
  const { status, stdout } = spawnSync('git', ['log', '--format=%s', `${RULE_SINCE}..HEAD`], { encoding: 'utf8' })
  skip(status !== 0, 'no history here: a copy without .git, or a shallow clone')
  expect(stdout.split('\n').filter((subject) => subject.length > 72)).toEqual([])
})
