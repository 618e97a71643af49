import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { groupClass, useGroups } from './group.tsx'
import { seatLine, seatPath } from './ring-geometry.ts'

const MARK = seatPath({ inner: 5.6, outer: 11.2, centre: 0, step: 45, gap: 2 })
const OPEN_SEAT = seatPath({ inner: 6.1, outer: 10.7, centre: 0, step: 45, gap: 3 })
const TURNS = [0, 45, 90, 135, 180, 225, 315]

/** The ring with one seat left open. The name stands beside it, so it is hidden unless `label` is given. */
export function Logo({ label, className }: { label?: string; className?: string }) {
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg className={classNames('logo', className)} viewBox="-12 -12 24 24" focusable="false" {...naming}>
      {TURNS.map((turn) => (
        <path key={turn} transform={`rotate(${turn})`} d={MARK} fill="currentColor" />
      ))}
      <path transform="rotate(270)" d={OPEN_SEAT} fill="none" stroke="currentColor" />
    </svg>
  )
}

/** 0 silent, 1 took part in part or is below the line, 2 took part or is over the line. */
export type SeatLevel = 0 | 1 | 2

/**
 * Which groups took part, beside an item. `levels` by group id; a group that is missing is silent. Its label names
 * the groups that are missing, or says `label`. 16 px only inside a chip.
 */
export function TinyRing({
  levels,
  size = 20,
  label,
}: {
  levels: Record<string, SeatLevel | undefined>
  size?: 16 | 20 | 24 | 96
  label?: string
}) {
  const { t } = useTranslation('ui')
  const { groups } = useGroups()
  const step = 360 / Math.max(groups.length, 1)
  const silent = groups.filter((group) => !levels[group.id])
  const said =
    silent.length === 0
      ? t('ring.allTookPart')
      : silent.length === groups.length
        ? t('ring.noneTookPart')
        : t('ring.missing', { groups: silent.map((group) => group.name).join(', ') })
  return (
    <svg
      className="ring-tiny"
      viewBox="-12 -12 24 24"
      width={size}
      height={size}
      role="img"
      aria-label={label ?? said}
      focusable="false"
    >
      {groups.map((group, index) => (
        <Seat key={group.id} level={levels[group.id] ?? 0} step={step} turn={index * step} colour={group.colour} />
      ))}
    </svg>
  )
}

function Seat({ level, step, turn, colour }: { level: SeatLevel; step: number; turn: number; colour: string }) {
  const transform = `rotate(${turn})`
  if (level === 0)
    return (
      <path className="ring-silent" transform={transform} d={seatLine({ radius: 11.1, centre: 0, step, gap: 1.8 })} />
    )
  const inner = level === 2 ? 6.6 : 9.5
  return (
    <path
      className={`ring-fill ${groupClass(colour)}`}
      transform={transform}
      d={seatPath({ inner, outer: 11.7, centre: 0, step, gap: 1.8 })}
    />
  )
}

/** A hollow ring for empty and error pages: every seat there, nobody on it. */
export function HollowRing({ seats = 8, className }: { seats?: number; className?: string }) {
  const step = 360 / seats
  return (
    <svg className={classNames('ring-hollow', className)} viewBox="-12 -12 24 24" aria-hidden="true" focusable="false">
      {Array.from({ length: seats }, (_, index) => (
        <path
          key={index}
          className="ring-silent"
          transform={`rotate(${index * step})`}
          d={seatLine({ radius: 11.1, centre: 0, step, gap: 1.8 })}
        />
      ))}
    </svg>
  )
}
