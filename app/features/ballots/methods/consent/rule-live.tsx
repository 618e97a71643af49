import { useTranslation } from 'react-i18next'
import { ConditionMeters } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { useHiddenCondition, useTurnoutClause, useTurnoutCondition } from '../../turnout-condition.ts'
import type { RuleProps } from '../method-screen.ts'
import type { ConsentSettings } from './words.ts'

/** "Accepted if at least 17 of 33 people answer, 70% of those who take a side are in favour or can live with it, and nobody objects." */
export function RuleSentence({ settings, soFar }: RuleProps<ConsentSettings>) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const turnout = useTurnoutClause()(soFar)
  const { share, groups, groupShare, objections } = settings
  const clauses = [
    ...turnout,
    t('sentence.share', { share: format.percent(share) }),
    ...(groups > 0 ? [t('sentence.groups', { count: groups, share: format.percent(groupShare) })] : []),
    t(objections > 0 ? 'sentence.objections' : 'sentence.no-objection', { count: objections }),
  ]
  return <>{t('sentence.consent', { clauses: format.list(clauses) })}</>
}

export function RuleMeters({ settings: { share, groups, groupShare, objections }, soFar }: RuleProps<ConsentSettings>) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { groups: table } = useGroups()
  const turnout = useTurnoutCondition()(soFar)
  const hidden = useHiddenCondition()
  return (
    <ConditionMeters
      conditions={[
        turnout,
        hidden(t('consent.condition.share'), share, t('consent.needs', { needed: format.percent(share) })),
        ...(groups > 0
          ? [
              hidden(
                t('sentence.groups-over', { share: format.percent(groupShare) }),
                table.length ? groups / table.length : 0,
                t('consent.needs', { needed: groups }),
              ),
            ]
          : []),
        hidden(
          t('consent.condition.objections'),
          soFar.eligible ? objections / soFar.eligible : 0,
          t('consent.at-most', { needed: objections }),
        ),
      ]}
    />
  )
}
