import type { TFunction } from 'i18next'
import type { TableGroup } from '#app/features/groups/groups.queries.server.ts'
import type { Choice } from '#app/ui/choices.tsx'
import { groupClass, GroupGlyph } from '#app/ui/group.tsx'

/** The groups as cards: name, who they are, their sign, and how many seats are open. */
export function groupChoices(table: TableGroup[], t: TFunction<'public'>): Choice[] {
  return table.map((group) => ({
    value: group.id,
    label: group.name,
    hint: group.description,
    className: groupClass(group.colour),
    end: (
      <>
        <span className="group-code" aria-hidden="true">
          <GroupGlyph glyph={group.glyph} />
          {group.code}
        </span>
        {group.open ? <span>{t('interest.open', { count: group.open })}</span> : null}
      </>
    ),
  }))
}
