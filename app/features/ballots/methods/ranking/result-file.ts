import { toCsv } from '#app/shared/csv.ts'
import type { GroupLabels } from '../method.server.ts'
import type { RankingResult } from './count.ts'

const COLUMNS = ['part', 'round', 'option', 'label', 'over', 'group', 'votes', 'outcome']

/** First choices over everybody and by group, then the rounds or the pairs; what is not shown is not in it. */
export function rankingCsv(result: RankingResult, labels: GroupLabels) {
  const { options, firsts, groups } = result
  const each = (make: (option: { id: string; label: string }, at: number) => string[] | null) =>
    options.flatMap((option, at) => {
      const line = make(option, at)
      return line ? [line] : []
    })
  const outcome = (id: string) => (result.chosen?.includes(id) ? 'chosen' : result.tied.includes(id) ? 'tied' : '')
  const first = each(({ id, label }, at) =>
    firsts ? ['first', '', id, label, '', '', String(firsts[at]), outcome(id)] : null,
  )
  const byGroup = groups.flatMap(({ groupId, firsts: own }) => {
    const code = labels.find((one) => one.id === groupId)?.code ?? ''
    return each(({ id, label }, at) => (own ? ['first', '', id, label, '', code, String(own[at]), ''] : null))
  })
  const even = each(({ id, label }) => {
    if (!result.equalWeight) return null
    const { chosen, tied } = result.equalWeight
    return [
      'equal-weight',
      '',
      id,
      label,
      '',
      '',
      '',
      chosen?.includes(id) ? 'chosen' : tied.includes(id) ? 'tied' : '',
    ]
  })
  return toCsv(COLUMNS, [...first, ...byGroup, ...even, ...roundLines(result), ...pairLines(result)])
}

function roundLines({ stv, options }: RankingResult) {
  return (stv?.rounds ?? []).flatMap(({ votes, elected, remaining, exhausted, lost, cause }, at) => {
    const outcome = (id: string) => {
      if ([...elected, ...remaining].includes(id)) return 'chosen'
      return cause.kind === 'exclusion' && cause.of === id ? 'left' : ''
    }
    const line = (id: string, label: string, count: number, said: string) => [
      'round',
      String(at + 1),
      id,
      label,
      '',
      '',
      String(count),
      said,
    ]
    return [
      ...options.map(({ id, label }) => line(id, label, votes[id] ?? 0, outcome(id))),
      line('', 'no further choice', exhausted, ''),
      line('', 'cut off by the decimals', lost, ''),
    ]
  })
}

function pairLines({ pairwise, options }: RankingResult) {
  return (pairwise ?? []).flatMap((row, a) =>
    row.flatMap((votes, b) =>
      a === b ? [] : [['pair', '', options[a]!.id, options[a]!.label, options[b]!.id, '', String(votes), '']],
    ),
  )
}
