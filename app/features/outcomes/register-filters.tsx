import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useGroups } from '#app/ui/group.tsx'
import type { RegisterFilters } from './outcome.schema.ts'
import { ACTION_STATES, type Noun } from './outcome-words.ts'
import type { RegisterChoices } from './register.queries.server.ts'

/** The address's question part for these filters, defaults left out. */
export function filtersQuery(filters: Partial<RegisterFilters>) {
  const entries = Object.entries(filters).filter(([name, value]) => value && !(name === 'page' && value === 1))
  return entries.length ? `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}` : ''
}

type Props = { noun: Noun; filters: RegisterFilters; choices: RegisterChoices }

/** Search and filters as an ordinary form whose answer is an address. */
export function RegisterFiltersForm({ noun, filters, choices }: Props) {
  const { t } = useTranslation('outcomes')
  const { groups } = useGroups()
  const { q, session, group, owner, state, section, indicator, review } = filters
  const { fields } = useFields(undefined, { q, session, group, owner, state, review })
  const every = { value: '', label: t('all', { ns: 'common' }) }
  const sessions = choices.sessions.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))
  return (
    <Form
      method="get"
      role="search"
      key={filtersQuery(filters)}
      className="grid grid-cols-2 items-end gap-3 *:first:col-span-2 *:last:col-span-2 lg:*:col-span-1! lg:grid-cols-[minmax(0,1.6fr)_repeat(auto-fit,minmax(8rem,1fr))]"
    >
      <TextField field={fields.q} label={t('filter.search')} type="search" maxLength={100} />
      <SelectField
        field={fields.session}
        label={t('filter.session')}
        options={[{ value: '', label: t('filter.every-session') }, ...sessions]}
      />
      {noun === 'action' ? (
        <>
          <SelectField
            field={fields.state}
            label={t('filter.state')}
            options={[
              every,
              ...[...ACTION_STATES, 'overdue' as const].map((value) => ({ value, label: t(`state.${value}`) })),
            ]}
          />
          <SelectField
            field={fields.owner}
            label={t('owner')}
            options={[
              every,
              { value: 'me', label: t('filter.me') },
              { value: 'none', label: t('nobody') },
              ...choices.members.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <SelectField
            field={fields.group}
            label={t('filter.group')}
            options={[every, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </>
      ) : null}
      {noun === 'decision' ? (
        <SelectField
          field={fields.review}
          label={t('review.label')}
          options={[every, ...(['due', 'set'] as const).map((value) => ({ value, label: t(`review.${value}`) }))]}
        />
      ) : null}
      {section ? <input type="hidden" name="section" value={section} /> : null}
      {indicator ? <input type="hidden" name="indicator" value={indicator} /> : null}
      <div className="button-row">
        <Button type="submit" icon="search">
          {t('filter.submit')}
        </Button>
        {filtersQuery({ ...filters, page: 1 }) ? <Link to="?">{t('filter.clear')}</Link> : null}
      </div>
    </Form>
  )
}
