import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { useFormat } from './format.tsx'
import { groupClass } from './group.tsx'
import { polar, round, seatPath } from './ring-geometry.ts'

const INNER = 27
const OUTER = 62
const EDGE = 3
const CODE = 76
const OBJECTION = 61

export type BallotGroup = {
  code: string
  name: string
  colour: string
  /** Share of the group in favour, 0 to 1; null when nobody of it voted. */
  share: number | null
  voters: number
  objections?: number
  /** The group answered, and how is not shown: its answers are too few. */
  withheld?: boolean
}

/**
 * The result of a ballot by group: same angle for every group, filled from the inside to its share in favour, a dashed
 * line at the rule's threshold. `title` is the finding in words; `overLine` the number of groups at or over the line, of the
 * `shown` ones. A group that answered and is not shown has an edge and no filling.
 */
export function BallotRing({
  groups,
  threshold,
  overLine,
  shown = groups.length,
  title,
  centre,
  describe,
  size = 172,
}: {
  groups: BallotGroup[]
  threshold: number
  overLine?: number
  shown?: number
  title?: string
  /** What stands in the middle, where it is not the groups over the line. */
  centre?: { number: number; caption: string }
  /** What a group's part says, where it is not about votes. */
  describe?: (group: BallotGroup) => string
  size?: number
}) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const id = useId().replace(/:/g, '')
  const step = 360 / Math.max(groups.length, 1)
  const over = overLine ?? groups.filter((group) => isOver(group, threshold)).length
  const line = INNER + (OUTER - INNER) * threshold
  const values = groups.map((group) => (describe ?? asVotes)(group)).join('. ')

  function asVotes({ name, share, voters, objections = 0, withheld }: BallotGroup) {
    if (withheld) return t('ring.groupWithheld', { name, count: voters })
    if (share === null) return t('ring.groupSilent', { name })
    const said = t('ring.groupShare', { name, share: format.percent(share), count: voters })
    return objections > 0 ? `${said}, ${t('ring.objections', { count: objections })}` : said
  }

  return (
    <svg
      className="ring-ballot"
      viewBox="-86 -86 172 172"
      width={size}
      height={size}
      role="img"
      aria-labelledby={`${id}t ${id}d`}
      focusable="false"
    >
      <title id={`${id}t`}>{title ?? t('ring.overLine', { count: over, total: shown })}</title>
      <desc id={`${id}d`}>{values}</desc>
      <defs>
        {groups.map((group, index) => (
          <Hatch key={group.code} id={`${id}h${index}`} colour={group.colour} />
        ))}
      </defs>
      {groups.map((group, index) => (
        <Seat
          key={group.code}
          group={group}
          seat={{ inner: INNER, centre: index * step, step, gap: 3 }}
          passes={isOver(group, threshold)}
          hatch={`url(#${id}h${index})`}
        />
      ))}
      <circle className="threshold-case" r={round(line)} />
      <circle className="threshold" r={round(line)} />
      {groups.map((group, index) => (
        <Outside key={group.code} group={group} angle={index * step} passes={isOver(group, threshold)} />
      ))}
      <text className="ring-number" y="5">
        {centre ? centre.number : over}
      </text>
      <text className="ring-caption" y="16">
        {centre ? centre.caption : t('ring.centre', { total: shown })}
      </text>
    </svg>
  )
}

/** The filling of a group below the line. */
function Hatch({ id, colour }: { id: string; colour: string }) {
  return (
    <pattern
      id={id}
      className={groupClass(colour)}
      width="4"
      height="4"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect className="hatch-ground" width="4" height="4" />
      <rect className="hatch-line" width="1.7" height="4" />
    </pattern>
  )
}

type SeatProps = {
  group: BallotGroup
  seat: Omit<Parameters<typeof seatPath>[0], 'outer'>
  passes: boolean
  hatch: string
}

/** A group's part of the ring, filled to its share in favour. */
function Seat({ group, seat, passes, hatch }: SeatProps) {
  const filled =
    group.share !== null &&
    group.share > 0 &&
    seatPath({ ...seat, outer: INNER + (OUTER - INNER) * Math.min(1, group.share) })
  return (
    <g className={groupClass(group.colour)}>
      <path className="ring-track" d={seatPath({ ...seat, outer: OUTER })} />
      {group.withheld ? (
        <path className="ring-fill" d={seatPath({ ...seat, inner: OUTER - EDGE, outer: OUTER })} />
      ) : null}
      {filled ? (
        <path className={passes ? 'ring-fill' : 'ring-below'} fill={passes ? undefined : hatch} d={filled} />
      ) : null}
    </g>
  )
}

function isOver(group: BallotGroup, threshold: number) {
  return group.share !== null && group.share >= threshold
}

function Outside({ group, angle, passes }: { group: BallotGroup; angle: number; passes: boolean }) {
  const code = polar(CODE, angle)
  const mark = polar(OBJECTION, angle)
  return (
    <g className={groupClass(group.colour)}>
      <text className={classNames('ring-code', !passes && 'is-below')} x={round(code.x)} y={round(code.y + 4)}>
        {group.code}
      </text>
      {group.objections ? (
        <g className="objection" transform={`translate(${round(mark.x)} ${round(mark.y)})`}>
          <path d="M0 -6.5 6.5 0 0 6.5 -6.5 0Z" />
          <text y="3.2">{group.objections}</text>
        </g>
      ) : null}
    </g>
  )
}
