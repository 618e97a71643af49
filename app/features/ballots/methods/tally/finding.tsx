import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { LazyTranslations } from '#app/ui/lazy-translations.tsx'
import type { SeatLevel } from '#app/ui/ring.tsx'
import type { BallotResult } from '../../ballot-words.ts'
import type { GroupTurnout } from '../../turnout.ts'
import type { FindingProps } from '../method-screen.ts'
import type { TallyResult } from './tally.ts'

type Chosen = BallotResult & { options: { id: string; label: string }[]; chosen: string[] | null; tied: string[] }

/** A result that chooses, in one sentence or two: "Chosen: A and B. C and D are level for the last place." */
export function useChosenFinding() {
  const { t } = useTranslation('methods')
  const format = useFormat()
  return ({ voted, enough, options, chosen, tied }: Chosen) => {
    if (voted === 0) return t('finding.nobody')
    if (!enough) return t('finding.too-few')
    if (!chosen) return t('finding.untold')
    const names = (ids: readonly string[]) =>
      format.list(ids.map((id) => options.find((option) => option.id === id)?.label ?? id))
    return [
      chosen.length ? t('finding.chosen', { count: chosen.length, names: names(chosen) }) : t('finding.none-chosen'),
      ...(tied.length ? [t('finding.tied', { names: names(tied) })] : []),
    ].join(' ')
  }
}

/** What weighs most, and all weights in their order: of methods whose result is a weight for each option, the shares of a `whole`. */
export function useWeightsFinding(whole: number) {
  const { t } = useTranslation('methods')
  const format = useFormat()
  return ({ voted, enough, options, order, overall }: TallyResult) => {
    if (voted === 0) return t('finding.nobody')
    if (!enough) return t('finding.too-few')
    if (!order.length) return t('finding.untold')
    const said = order.flat().map((id) => {
      const at = options.findIndex((option) => option.id === id)
      return { label: options[at]?.label ?? id, weight: format.percent((overall[at]?.mean ?? 0) / whole, 1) }
    })
    const first = format.list((order[0] ?? []).map((id) => options.find((option) => option.id === id)?.label ?? id))
    return t('finding.weights', {
      count: order[0]?.length ?? 1,
      first,
      rest: said.map(({ label, weight }) => `${label} ${weight}`).join(', '),
    })
  }
}

/** A sentence of a namespace that pages with a list of results do not name: it comes with the first that is said. */
export function findingOf<R extends BallotResult>(useSentence: () => (result: R) => string) {
  function Sentence({ result }: FindingProps<R>) {
    return <span data-words="methods">{useSentence()(result)}</span>
  }
  const Finding = (props: FindingProps<R>) => (
    <LazyTranslations>
      <Sentence {...props} />
    </LazyTranslations>
  )
  const Findings = (props: FindingProps<R>) => (
    <p className="mt-3 text-sm">
      <Finding {...props} />
    </p>
  )
  return { Finding, Findings }
}

/** Which groups were silent and which answered. */
export const answeredLevels = ({ groups }: { groups: readonly GroupTurnout[] }): Record<string, SeatLevel> =>
  Object.fromEntries(
    groups.map(({ groupId, voted, eligible }) => [groupId, voted === 0 ? 0 : voted < eligible ? 1 : 2]),
  )
