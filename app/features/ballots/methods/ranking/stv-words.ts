import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { StvResult, StvRound, StvTransfer } from '../../counting/stv/stv.ts'
import type { RankingResult } from './count.ts'

/** The round in which an option left the count, from 0; null while it is in it, or has a place. */
export function leftBefore({ rounds }: StvResult, id: string): number | null {
  const at = rounds.findIndex(({ cause }) => cause.kind === 'exclusion' && cause.of === id)
  return at < 0 ? null : at
}

/** What happened in each round, in plain words, and who was chosen in it. */
export function useStvSentences({ options }: Pick<RankingResult, 'options'>, { rounds, ballots }: StvResult) {
  const { t } = useTranslation('methods')
  const format = useFormat()
  const votes = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const nameOf = (id: string) => options.find((option) => option.id === id)?.label ?? id
  const names = (ids: readonly string[]) => format.list(ids.map(nameOf))
  const moves = (transfers: readonly StvTransfer[]) =>
    transfers.length
      ? t('stv.goes', {
          moves: format.list(
            gathered(transfers).map(({ to, votes: count }) =>
              t(to === null ? 'stv.goes-nowhere' : 'stv.goes-to', { votes: votes(count), name: to && nameOf(to) }),
            ),
          ),
        })
      : ''
  const causeOf = ({ cause, transfers }: StvRound) => {
    if (cause.kind === 'first') return t('stv.first', { count: ballots })
    if (cause.kind === 'surplus') return `${t('stv.surplus', { names: names(cause.of) })} ${moves(transfers)}`
    return `${t('stv.fewest', { name: nameOf(cause.of) })} ${moves(transfers)}`
  }
  const tieOf = ({ tie }: StvRound) => {
    if (!tie) return ''
    const said = { between: names(tie.between), chosen: nameOf(tie.chosen), round: (tie.round ?? 0) + 1 }
    return t(tie.by === 'lot' ? 'stv.by-lot' : 'stv.by-earlier', said)
  }
  const chosenIn = ({ elected, remaining }: StvRound) =>
    [
      ...(elected.length ? [t('stv.reached', { count: elected.length, names: names(elected) })] : []),
      ...(remaining.length ? [t('stv.remaining', { count: remaining.length, names: names(remaining) })] : []),
    ].join(' ')
  return rounds.map((round) => ({
    said: [causeOf(round), tieOf(round)].filter(Boolean).join(' '),
    chosen: chosenIn(round),
  }))
}

/** What several surpluses bring to one option, as one. */
function gathered(transfers: readonly StvTransfer[]) {
  const sums = new Map<string | null, number>()
  for (const { to, votes } of transfers) sums.set(to, (sums.get(to) ?? 0) + votes)
  return [...sums].map(([to, votes]) => ({ to, votes }))
}
