import { useTranslation } from 'react-i18next'
import { ErrorSummary, SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { DEFAULT_MINIMUM_TURNOUT, MINIMUM_TURNOUTS } from '../../ballot-words.ts'
import type { SettingsFieldsProps } from '../method-screen.ts'
import { DEFAULT_GROUP_SHARE, DEFAULT_GROUPS, DEFAULT_OBJECTIONS, DEFAULT_SHARE, SHARES } from './words.ts'

const OBJECTIONS = [0, 1, 2, 3, 4, 5, 6, 8, 10]

/** The four conditions of the rule, all of which have to hold. */
export function SettingsFields({ lastResult, within, ruled }: SettingsFieldsProps) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { groups } = useGroups()
  const form = useFields(lastResult, {
    minimumTurnout: DEFAULT_MINIMUM_TURNOUT,
    share: DEFAULT_SHARE,
    groups: Math.min(DEFAULT_GROUPS, groups.length),
    groupShare: DEFAULT_GROUP_SHARE,
    objections: DEFAULT_OBJECTIONS,
  })
  const sharesOf = (shares: readonly number[]) =>
    shares.map((share) => ({ value: String(share), label: format.percent(share) }))
  const numbers = Array.from({ length: groups.length + 1 }, (_, count) => ({
    value: String(count),
    label: count ? t('consent.of-groups', { count, total: groups.length }) : t('consent.no-groups'),
  }))
  if (ruled) return null
  return (
    <div className="grid gap-4">
      {within ? null : <ErrorSummary form={form} />}
      <p className="font-medium">{t('consent.all-hold')}</p>
      <SelectField
        field={form.fields.minimumTurnout}
        label={t('open.minimum')}
        hint={t('open.minimum-hint')}
        width="sm"
        options={sharesOf(MINIMUM_TURNOUTS)}
      />
      <SelectField
        field={form.fields.share}
        label={t('consent.share')}
        hint={t('consent.share-hint')}
        width="sm"
        options={sharesOf(SHARES)}
      />
      <SelectField field={form.fields.groups} label={t('consent.groups')} width="sm" options={numbers} />
      <SelectField
        field={form.fields.groupShare}
        label={t('consent.group-share')}
        hint={t('consent.group-share-hint')}
        width="sm"
        options={sharesOf(SHARES)}
      />
      <SelectField
        field={form.fields.objections}
        label={t('consent.objections')}
        hint={t('consent.objections-hint')}
        width="sm"
        options={OBJECTIONS.map((count) => ({ value: String(count), label: format.number(count) }))}
      />
    </div>
  )
}
