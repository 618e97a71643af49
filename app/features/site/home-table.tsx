import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { TableGroup } from '#app/features/groups/groups.queries.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { groupClass, GroupName } from '#app/ui/group.tsx'
import { Seats } from '#app/ui/seats.tsx'
import type { PublicTexts } from './site.queries.server.ts'

const NAMED = 3

/** The table in words and numbers: every group keeps its row, also the one that nobody speaks for. */
export function HomeTable({ texts, table }: { texts: PublicTexts; table: TableGroup[] }) {
  const { t } = useTranslation('public')
  return (
    <div id="groups">
      <h3>{texts['table.title']}</h3>
      <p className="mt-2 text-ink-2">{texts['table.body']}</p>
      <table className="pub-groups">
        <caption className="sr-only">{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.group')}</th>
            <th scope="col">{t('table.seats')}</th>
            <th scope="col" className="is-end">
              {t('table.open-column')}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.map((group) => (
            <GroupRow key={group.id} group={group} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function GroupRow({ group }: { group: TableGroup }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const named = group.organisations.slice(0, NAMED)
  const rest = group.organisations.length - named.length
  const names = rest > 0 ? [...named, t('table.more', { count: rest })] : named
  return (
    <tr>
      <th scope="row">
        <GroupName group={group} />
        <small>{names.length ? format.list(names) : t('table.nobody')}</small>
      </th>
      <td className={groupClass(group.colour)}>
        <span className="sr-only">{format.number(group.people)}</span>
        <Seats people={group.people} open={group.open} />
      </td>
      <td className="is-end">
        {group.open ? (
          <Link to={`${paths.interest()}?group=${group.code}`}>{t('table.open', { count: group.open })}</Link>
        ) : (
          t('table.full')
        )}
      </td>
    </tr>
  )
}
