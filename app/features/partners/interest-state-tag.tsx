import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '#app/ui/icons.tsx'

const SHAPES: Record<string, { icon: IconName; tone: string }> = {
  new: { icon: 'dashed', tone: 'review' },
  accepted: { icon: 'agreed', tone: 'agreed' },
  declined: { icon: 'retired', tone: 'retired' },
}

export function InterestStateTag({ state, suspected = false }: { state: string; suspected?: boolean }) {
  const { t } = useTranslation('secretariat')
  const { icon, tone } = SHAPES[state] ?? { icon: 'dashed', tone: 'draft' }
  return (
    <span className={`status status-${tone}`}>
      <Icon name={icon} />
      {t(suspected ? 'interests.state-suspected' : 'interests.state-plain', { state: t(`interests.states.${state}`) })}
    </span>
  )
}
