import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { groupClass, GroupName } from '#app/ui/group.tsx'
import { Seats } from '#app/ui/seats.tsx'
import type { InterestPage } from './interest-page.server.ts'

/** Beside the form: what happens next, and which seats are open. */
export function InterestSide({ page }: { page: InterestPage }) {
  const { t } = useTranslation('public')
  const open = page.table.filter((group) => group.open > 0)
  return (
    <aside className="pub-form-side" aria-labelledby="next-title">
      <h2 id="next-title">{t('interest.next')}</h2>
      <ol className="pub-steps">
        {page.texts.next.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {open.length ? <OpenSeats groups={open} all={open.length === page.table.length} /> : null}
      {page.contactEmail ? (
        <p>
          <a href={`mailto:${page.contactEmail}`}>{page.contactEmail}</a>
        </p>
      ) : null}
    </aside>
  )
}

function OpenSeats({ groups, all }: { groups: InterestPage['table']; all: boolean }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  return (
    <>
      <h3>{t('interest.open-seats')}</h3>
      <ul className="pub-open mt-2">
        {groups.map((group) => (
          <li key={group.id} className={groupClass(group.colour)}>
            <GroupName group={group} />
            <Seats people={0} open={group.open} />
            <span>{format.number(group.open)}</span>
          </li>
        ))}
      </ul>
      {all ? null : <p>{t('interest.full')}</p>}
    </>
  )
}
