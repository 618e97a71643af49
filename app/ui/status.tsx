import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icons.tsx'

const SHAPES = {
  draft: { icon: 'dashed', tone: 'draft' },
  proposed: { icon: 'dashed', tone: 'draft' },
  candidate: { icon: 'quarter', tone: 'draft' },
  review: { icon: 'half', tone: 'review' },
  agreed: { icon: 'agreed', tone: 'agreed' },
  retired: { icon: 'retired', tone: 'retired' },
  'screened-out': { icon: 'retired', tone: 'retired' },
  'in-round': { icon: 'half', tone: 'review' },
  uncertain: { icon: 'quarter', tone: 'review' },
  'selected-core': { icon: 'agreed', tone: 'agreed' },
  'selected-supporting': { icon: 'half', tone: 'agreed' },
  parked: { icon: 'clock', tone: 'draft' },
  rejected: { icon: 'retired', tone: 'retired' },
  piloted: { icon: 'quarter', tone: 'agreed' },
  published: { icon: 'agreed', tone: 'agreed' },
} as const satisfies Record<string, { icon: IconName; tone: string }>

/** Sections and frameworks are draft, in review or agreed; the others are an indicator's. */
export type StatusName = keyof typeof SHAPES

/** A shape and a word; the colour only confirms. */
export function Status({ status, className }: { status: StatusName; className?: string }) {
  const { t } = useTranslation('ui')
  const { icon, tone } = SHAPES[status]
  return (
    <span className={classNames('status', `status-${tone}`, className)}>
      <Icon name={icon} />
      {t(`status.${status}`)}
    </span>
  )
}

/** The shape alone, for rows that have a legend; its word is its accessible name. */
export function StatusMark({ status }: { status: StatusName }) {
  const { t } = useTranslation('ui')
  const { icon, tone } = SHAPES[status]
  return (
    <span className={`status-mark status-${tone}`}>
      <Icon name={icon} label={t(`status.${status}`)} />
    </span>
  )
}

const SAVE_ICONS = { saved: 'saved', saving: 'clock', offline: 'offline', refused: 'alert' } as const

/** Whether what was written is safe. `time` is the reader's own, ready to show; the text says what to do. */
export function SaveState({
  state,
  time,
  className,
}: {
  state: keyof typeof SAVE_ICONS
  time?: string
  className?: string
}) {
  const { t } = useTranslation('ui')
  return (
    <span role="status" className={classNames('save-state', state !== 'saved' && `is-${state}`, className)}>
      <Icon name={SAVE_ICONS[state]} />
      <span>{state === 'saved' && time ? t('save.savedAt', { time }) : t(`save.${state}`)}</span>
    </span>
  )
}
