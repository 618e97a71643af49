import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { type Group, groupClass } from './group.tsx'
import { Icon } from './icons.tsx'

/**
 * How far a condition of the decision rule is met: a bar to `value` and a tick at `threshold`, both 0 to 1.
 * Say the numbers in words beside it; the drawing itself is silent.
 */
export function Meter({ value, threshold, className }: { value: number; threshold?: number; className?: string }) {
  const percent = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`
  return (
    <svg className={classNames('meter', className)} width="100%" height="16" aria-hidden="true" focusable="false">
      <rect className="meter-track" y="4" width="100%" height="8" rx="1" />
      <rect className="meter-value" y="4" width={percent(value)} height="8" rx="1" />
      {threshold === undefined ? null : (
        <svg x={percent(threshold)} overflow="visible" focusable="false">
          <rect className="meter-case" x="-2.5" width="5" height="16" />
          <rect className="meter-tick" x="-1" width="2" height="16" />
        </svg>
      )}
    </svg>
  )
}

/** Null where it may not be told yet: the condition is shown with its line, and `said` says when it will be. */
export type Condition = {
  label: string
  value: number | null
  threshold: number
  met: boolean | null
  said: string
  needs: string
}

/** The decision rule: one meter per condition with a tick at the threshold. */
export function ConditionMeters({ conditions }: { conditions: Condition[] }) {
  const { t } = useTranslation('ui')
  return (
    <ul className="conditions">
      {conditions.map((condition) => (
        <li key={condition.label} className={condition.met === false ? 'is-not-met' : undefined}>
          <Icon
            name={condition.met ? 'check-circle' : condition.met === null ? 'clock' : 'dashed'}
            label={t(
              condition.met ? 'chart.meterMet' : condition.met === null ? 'chart.meterNotTold' : 'chart.meterNotMet',
            )}
          />
          <b>{condition.label}</b>
          <Meter value={condition.value ?? 0} threshold={condition.threshold} />
          <span className="condition-said">
            {condition.said} <span>{condition.needs}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A group's share in a table row: hatched below the line, a tick at the line. The number stands beside it. */
export function ShareBar({ group, share, threshold }: { group: Group; share: number; threshold: number }) {
  return (
    <svg
      className={classNames('share-bar', groupClass(group.colour))}
      width="88"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <line className="share-ground" y1="13.5" y2="13.5" x2="88" />
      <rect
        className={share < threshold ? 'share-below' : 'share-over'}
        x="0.5"
        y="3.5"
        width={Math.max(0, 88 * Math.min(1, share) - 1)}
        height="9"
      />
      {share < threshold ? <path className="share-hatch" d={hatch(88 * share)} /> : null}
      <rect className="meter-case" x={88 * threshold - 2.5} width="5" height="16" />
      <rect className="meter-tick" x={88 * threshold - 1} width="2" height="16" />
    </svg>
  )
}

function hatch(width: number) {
  const strokes = Array.from({ length: Math.max(0, Math.floor((width - 9) / 4) + 1) }, (_, index) => index * 4 + 1)
  return strokes.map((x) => `M${x} 12.5l9 -9`).join('')
}
