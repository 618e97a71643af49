import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { BallotRing } from '#app/ui/ring-ballot.tsx'
import { useFindingText } from './finding-text.tsx'
import type { Publication } from './publication.ts'
import type { Criterion } from './words.ts'

/** The finding in words beside its drawing. A result without a finding has no drawing either. */
export function ResultRing({ criterion, result }: { criterion: Criterion; result: Publication }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { groups } = useGroups()
  const finding = useFindingText()(criterion, result)
  const { groupsOverLine, ...counted } = result.criteria[criterion]
  if (groupsOverLine === null) return <p className="text-lg leading-snug">{finding}</p>
  const byGroup = new Map(counted.groups.map((group) => [group.groupId, group]))
  const ring = groups.map(({ id, code, name, colour }) => {
    const group = byGroup.get(id)
    return {
      code,
      name,
      colour,
      share: group?.summary?.share ?? null,
      voters: group?.voted ?? 0,
      withheld: group?.summary === null,
    }
  })
  const shown = counted.groups.filter((group) => group.overLine !== null).length
  return (
    <div className="grid items-center gap-5 sm:max-md:grid-cols-[auto_minmax(0,1fr)] xl:grid-cols-[auto_minmax(0,1fr)]">
      <BallotRing
        groups={ring}
        threshold={result.rule.threshold}
        overLine={groupsOverLine}
        shown={shown}
        title={finding}
        size={212}
      />
      <div>
        <p className="text-lg leading-snug">{finding}</p>
        <p className="mt-2 text-sm text-ink-2">
          {t('result.angle', { threshold: format.percent(result.rule.threshold) })}
        </p>
      </div>
    </div>
  )
}
