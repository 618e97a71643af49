import { useTranslation } from 'react-i18next'
import type { TableGroup } from '#app/features/groups/groups.queries.server.ts'
import { paths } from '#app/shared/paths.ts'
import { ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { TableRing, type TableSeat } from '#app/ui/ring-table.tsx'
import type { PublicTexts } from './site.queries.server.ts'

type HomeHeroProps = { texts: PublicTexts; table: TableGroup[]; draft: number | undefined }

export function HomeHero({ texts, table, draft }: HomeHeroProps) {
  const { t } = useTranslation('public')
  return (
    <section className="hero public-wrap" aria-labelledby="headline">
      <div>
        {/* The programme's words, not the table's: set in sans. */}
        <h1 id="headline">{texts['home.headline']}</h1>
        <p className="hero-lead">{texts['home.lead']}</p>
        <ButtonRow>
          <LinkButton variant="primary" size="touch" to={paths.interest()}>
            {t('partner')}
          </LinkButton>
          {draft === undefined ? (
            <LinkButton size="touch" to="#issue">
              {t('learn-more')}
            </LinkButton>
          ) : (
            <LinkButton size="touch" to={paths.publicDraft(draft)}>
              {t('draft.read')}
            </LinkButton>
          )}
        </ButtonRow>
      </div>
      {table.length ? <HeroTable table={table} /> : null}
    </section>
  )
}

function HeroTable({ table }: { table: TableGroup[] }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const all = (of: 'people' | 'open') => table.reduce((sum, group) => sum + group[of], 0)
  const [people, open] = [all('people'), all('open')]
  const groups = table.map(({ code, name, colour, people: taken, open: free }) => ({
    code,
    name,
    colour,
    seats: seatsOf(taken, free),
  }))
  const values = table.map((group) =>
    [group.name, t('table.people', { count: group.people }), group.open ? t('table.open', { count: group.open }) : '']
      .filter(Boolean)
      .join(', '),
  )
  const ring = {
    groups,
    title: t('table.finding', { people: format.number(people), open: format.number(open) }),
    description: values.join('; '),
    centre: open || people,
    caption: open ? t('table.centre-open', { count: open }) : t('table.centre-people', { count: people }),
  }
  return (
    <figure className="hero-table">
      <div className="hero-wide">
        <TableRing {...ring} labels="names" />
      </div>
      <div className="hero-narrow">
        <TableRing {...ring} labels="names-narrow" />
      </div>
      <figcaption>
        <a href="#groups">{t('table.as-table')}</a>
      </figcaption>
    </figure>
  )
}

function seatsOf(people: number, open: number): TableSeat[] {
  return [...Array<TableSeat>(people).fill({ state: 'spoken' }), ...Array<TableSeat>(open).fill({ state: 'open' })]
}
