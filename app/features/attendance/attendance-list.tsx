import { Form } from '@remix-run/react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { searchKey, searchWords } from '#app/shared/text.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { Card } from '#app/ui/page.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { AttendanceLine } from './attendance.queries.server.ts'
import type { AttendanceFilters } from './attendance.schema.ts'
import { MemberLine } from './member-line.tsx'

type Props = {
  place: { roundtableId: string; sessionId: string }
  lines: AttendanceLine[]
  filters: AttendanceFilters
  staff: boolean
}

/**
 * The list of members, group by group, observers at its end. It narrows while a name is typed; Enter leads to the first one's buttons, and an
 * act back to the field, so that a queue at the door is checked in without a mouse.
 */
export function AttendanceList({ place, lines, filters: asked, staff }: Props) {
  const { t } = useTranslation('attendance')
  const { groups } = useGroups()
  const [filters, setFilters] = useState(asked)
  const search = useRef<HTMLFormElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const shown = lines.filter(matching(filters))
  const parts = [
    ...groups.map((group) => ({
      key: group.id,
      title: <GroupName group={group} />,
      lines: shown.filter((line) => line.groupId === group.id && !line.observer),
    })),
    { key: 'observers', title: t('list.observers'), lines: shown.filter(({ observer }) => observer) },
  ].filter((part) => part.lines.length)

  const fromSearch = useRef(false)
  // On a tablet its keyboard would open at each press.
  function nextPerson() {
    const field = search.current?.querySelector('input')
    if (fromSearch.current) field?.focus()
    if (fromSearch.current) field?.select()
    fromSearch.current = false
  }
  function toFirst(event: KeyboardEvent) {
    const first = list.current?.querySelector<HTMLElement>('li button')
    if (event.key !== 'Enter' || !first || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    fromSearch.current = true
    first.focus()
  }

  return (
    <Card title={t(staff ? 'list.title' : 'list.here')}>
      {staff ? <Filters {...{ filters, setFilters, search }} onKeyDown={toFirst} /> : null}
      <p role="status" className="sr-only">
        {filters.q || filters.group ? t('list.found', { count: shown.length }) : null}
      </p>
      <div ref={list} className="grid gap-4">
        {parts.length === 0 ? <p className="text-ink-2">{t(staff ? 'list.nothing' : 'list.nobody')}</p> : null}
        {parts.map((part) => (
          <section key={part.key}>
            <h3 className="mb-1 text-sm font-bold">{part.title}</h3>
            <ul>
              {part.lines.map((line) => (
                <MemberLine key={line.personId} {...{ line, place, staff }} onDone={nextPerson} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  )
}

type FiltersProps = {
  filters: AttendanceFilters
  setFilters: (filters: AttendanceFilters) => void
  search: React.RefObject<HTMLFormElement>
  onKeyDown: (event: KeyboardEvent) => void
}

/** Without scripts an ordinary form whose answer is an address. */
function Filters({ filters, setFilters, search, onKeyDown }: FiltersProps) {
  const { t } = useTranslation('attendance')
  const { groups } = useGroups()
  const { fields } = useFields(undefined, filters)
  const hydrated = useHydrated()
  const every = { value: '', label: t('all', { ns: 'common' }) }
  return (
    <Form ref={search} method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3">
      <TextField
        field={fields.q}
        label={t('list.search')}
        hint={t('list.search-hint')}
        type="search"
        maxLength={100}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onChange={({ target }) => setFilters({ ...filters, q: target.value })}
      />
      <SelectField
        field={fields.group}
        label={t('here.group')}
        options={[every, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ target }) => setFilters({ ...filters, group: target.value })}
      />
      {hydrated ? null : <Button type="submit">{t('list.submit')}</Button>}
    </Form>
  )
}

function matching({ q, group }: AttendanceFilters) {
  const words = searchWords(q)
  return (line: AttendanceLine) => {
    const text = searchKey(`${line.name} ${line.organisation}`)
    return (!group || line.groupId === group) && words.every((word) => text.includes(word))
  }
}
