import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { filtersQuery } from './filters-query.ts'
import type { IndicatorFilters } from './indicator-filters.schema.ts'
import { INDICATOR_STATES } from './indicator-words.ts'
import type { PlaceChoice } from './indicators.queries.server.ts'

type ListFiltersProps = { filters: IndicatorFilters; places: PlaceChoice[]; states: Record<string, number> }

/** Search and filters as an ordinary form whose answer is an address. */
export function ListFilters({ filters, places, states }: ListFiltersProps) {
  const { t } = useTranslation('indicators')
  const { groups } = useGroups()
  const { q, pillar, state, group, sort } = filters
  const { fields } = useFields(undefined, { q, pillar, state, group, sort })
  const every = { value: '', label: t('all', { ns: 'common' }) }
  const stateOptions = INDICATOR_STATES.map((one) => ({
    value: one,
    label: t('filter.state-count', { state: t(`status.${one}`, { ns: 'ui' }), count: states[one] ?? 0 }),
  }))
  return (
    <Form
      method="get"
      role="search"
      key={filtersQuery(filters)}
      className="grid grid-cols-2 items-end gap-3 *:first:col-span-2 *:last:col-span-2 lg:*:col-span-1! lg:grid-cols-[minmax(0,1.6fr)_repeat(4,minmax(0,1fr))_auto]"
    >
      <TextField field={fields.q} label={t('filter.search')} type="search" maxLength={100} />
      <SelectField
        field={fields.pillar}
        label={t('filter.pillar')}
        options={[
          every,
          ...places.map((place) => ({ value: place.id, label: `${place.number} ${place.title}` })),
          { value: 'none', label: t('place.none') },
        ]}
      />
      <SelectField field={fields.state} label={t('filter.state')} options={[every, ...stateOptions]} />
      <SelectField
        field={fields.group}
        label={t('filter.group')}
        options={[every, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <SelectField
        field={fields.sort}
        label={t('filter.sort')}
        options={(['code', 'name', 'newest', 'edited'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
      />
      <div className="button-row">
        <Button type="submit" icon="search">
          {t('filter.submit')}
        </Button>
        {filtersQuery({ ...filters, page: 1 }) ? <Link to="?">{t('filter.clear')}</Link> : null}
      </div>
    </Form>
  )
}
