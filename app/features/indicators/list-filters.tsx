import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { type Facet, type FacetCounts, NOTHING } from './facets.ts'
import { filtersQuery } from './filters-query.ts'
import type { IndicatorFilters } from './indicator-filters.schema.ts'
import { INDICATOR_STATES } from './indicator-words.ts'
import type { PlaceChoice } from './indicators.queries.server.ts'
import { METADATA_CHOICES } from './metadata-fields.ts'

type ListFiltersProps = { filters: IndicatorFilters; places: PlaceChoice[]; counts: FacetCounts }
const CLASSES = ['type', 'tier', 'sector', 'geography', 'cost', 'tag'] as const

/** Search and filters as an ordinary form whose answer is an address. */
export function ListFilters({ filters, places, counts }: ListFiltersProps) {
  const { t } = useTranslation('indicators')
  const { groups } = useGroups()
  const { page: _, ...chosen } = filters
  const { fields } = useFields(undefined, chosen)
  const options = (facet: Facet, values: { value: string; label: string }[]) =>
    optionsOf(values, counts[facet], filters[facet], {
      every: t('all', { ns: 'common' }),
      counted: (label, count) => t('filter.state-count', { state: label, count }),
    })
  const nothing = { value: NOTHING, label: t('choice.none') }
  const said = (facet: 'sector' | 'tag') =>
    Object.keys(counts[facet])
      .filter((value) => value !== NOTHING)
      .sort((one, other) => one.localeCompare(other))
      .map((value) => ({ value, label: value }))
  const valuesOf = (facet: (typeof CLASSES)[number]) =>
    facet === 'sector' || facet === 'tag'
      ? said(facet)
      : METADATA_CHOICES[facet].map((value) => ({ value, label: t(`choice.${facet}.${value}`) }))
  return (
    <Form method="get" role="search" key={filtersQuery(filters)} className="grid gap-3">
      <div className="grid grid-cols-2 items-end gap-3 *:first:col-span-2 *:last:col-span-2 lg:*:col-span-1! lg:grid-cols-[minmax(0,1.6fr)_repeat(4,minmax(0,1fr))_auto]">
        <TextField field={fields.q} label={t('filter.search')} type="search" maxLength={100} />
        <SelectField
          field={fields.pillar}
          label={t('filter.pillar')}
          options={options('pillar', [
            ...places.map((place) => ({ value: place.id, label: `${place.number} ${place.title}` })),
            { value: NOTHING, label: t('place.none') },
          ])}
        />
        <SelectField
          field={fields.state}
          label={t('filter.state')}
          options={options(
            'state',
            INDICATOR_STATES.map((one) => ({ value: one, label: t(`status.${one}`, { ns: 'ui' }) })),
          )}
        />
        <SelectField
          field={fields.group}
          label={t('filter.group')}
          options={options(
            'group',
            groups.map(({ id, name }) => ({ value: id, label: name })),
          )}
        />
        <SelectField
          field={fields.sort}
          label={t('filter.sort')}
          options={(['code', 'name', 'newest', 'edited'] as const).map((value) => ({
            value,
            label: t(`sort.${value}`),
          }))}
        />
        <div className="button-row">
          <Button type="submit" icon="search">
            {t('filter.submit')}
          </Button>
          {filtersQuery({ ...filters, page: 1 }) ? <Link to="?">{t('filter.clear')}</Link> : null}
        </div>
      </div>
      <Disclosure summary={t('filter.more')} icon="plus" open={CLASSES.some((facet) => filters[facet]) || undefined}>
        <div className="mt-3 grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-6">
          {CLASSES.map((facet) => (
            <SelectField
              key={facet}
              field={fields[facet]}
              label={t(`field.${facet === 'tag' ? 'tags' : facet}`)}
              options={options(facet, [...valuesOf(facet), nothing])}
            />
          ))}
        </div>
      </Disclosure>
    </Form>
  )
}

type Option = { value: string; label: string }
type Words = { every: string; counted: (label: string, count: number) => string }

/** What would be found, with its number; nothing that would find nothing, unless it is what was chosen. */
function optionsOf(values: Option[], counts: Record<string, number>, chosen: string, { every, counted }: Words) {
  const known = values.filter(({ value }) => counts[value] || value === chosen)
  return [
    { value: '', label: every },
    ...known.map(({ value, label }) => ({ value, label: counted(label, counts[value] ?? 0) })),
  ]
}
