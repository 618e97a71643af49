import { useTranslation } from 'react-i18next'
import { groupClass, GroupCode, useGroups } from '#app/ui/group.tsx'
import type { GroupTurnout } from '../turnout.ts'

/** How many of each group have answered, as bars with their numbers: the picture is its own table. */
export function TurnoutBars({ turnout }: { turnout: GroupTurnout[] }) {
  const { t } = useTranslation('ballots')
  const { groups } = useGroups()
  return (
    <ul className="mt-3 grid grid-cols-4 gap-x-2 gap-y-2 text-sm md:grid-cols-[repeat(auto-fit,minmax(4.5rem,1fr))]">
      {groups.map((group) => {
        const { voted = 0, eligible = 0 } = turnout.find(({ groupId }) => groupId === group.id) ?? {}
        return (
          <li key={group.id} className={groupClass(group.colour)}>
            <svg width="100%" height="6" className="block" aria-hidden="true" focusable="false">
              <rect className="meter-track" width="100%" height="6" />
              <rect fill="var(--g)" width={`${eligible ? (100 * voted) / eligible : 0}%`} height="6" />
            </svg>
            <span className="mt-1 flex flex-wrap gap-x-1 tabular-nums">
              <GroupCode group={group} />
              <span aria-hidden="true">
                {voted}/{eligible}
              </span>
              <span className="sr-only">{t('turnout.group', { voted, eligible })}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
