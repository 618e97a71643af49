import { classNames } from './class-names.ts'
import { useFormat } from './format.tsx'
import { type Group, groupClass, GroupGlyph } from './group.tsx'

export type GroupPart = { group: Group; value: number }

/** Who wrote, who spoke: one bar per group as wide as its share; a group without a part keeps a dashed place. */
export function GroupBars({ parts, caption, className }: { parts: GroupPart[]; caption: string; className?: string }) {
  const format = useFormat()
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  const share = (value: number) => (total === 0 ? 0 : Math.round((value / total) * 100))
  return (
    <figure className={className}>
      <figcaption className="mb-2 text-xs text-ink-2">{caption}</figcaption>
      <ul className="group-bars">
        {parts.map(({ group, value }) => (
          <li key={group.id} className={classNames(groupClass(group.colour), `grow-${Math.max(share(value), 4)}`)}>
            <span className={classNames('group-bar', value === 0 && 'is-empty')} aria-hidden="true" />
            <span className="group-bar-label">
              <span className="group-code" title={group.name}>
                <GroupGlyph glyph={group.glyph} />
                <span aria-hidden="true">{group.code}</span>
                <span className="sr-only">{group.name}</span>
              </span>
              <span>{format.number(share(value))}</span>
            </span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
