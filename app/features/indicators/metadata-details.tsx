import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Facts } from '#app/ui/page.tsx'
import { isChoice, type Metadata, METADATA_GROUPS, type MetadataField } from './metadata-fields.ts'

const GROUPS = Object.entries(METADATA_GROUPS) as [keyof typeof METADATA_GROUPS, readonly MetadataField[]][]

/** What was written of the rest of the record, group by group; what nobody has written is counted and not listed. */
export function MetadataDetails({ metadata }: { metadata: Metadata }) {
  const { t } = useTranslation('indicators')
  return (
    <div className="mt-5 grid gap-2">
      {GROUPS.map(([group, names]) => {
        const written = names.filter((name) => metadata[name])
        const count = t('record.filled', { count: written.length, all: names.length })
        if (written.length === 0)
          return (
            <p key={group} className="text-sm text-ink-3">
              {t(`group.${group}`)}: {count}
            </p>
          )
        return (
          <Disclosure key={group} summary={`${t(`group.${group}`)}: ${count}`} open={group === 'classification'}>
            <Facts
              className="mt-2"
              facts={written.map((name) => ({
                label: t(`field.${name}`),
                value: <MetadataValue name={name} value={metadata[name]} />,
              }))}
            />
          </Disclosure>
        )
      })}
    </div>
  )
}

function MetadataValue({ name, value }: { name: MetadataField; value: string }) {
  const { t } = useTranslation('indicators')
  if (isChoice(name)) return t(`choice.${name}.${value}`, { defaultValue: value })
  if (name === 'sourceUrl')
    return (
      <a href={value} rel="noopener noreferrer nofollow" className="wrap-anywhere">
        {value}
      </a>
    )
  return (
    <span className="font-serif whitespace-pre-line wrap-anywhere" dir="auto">
      {value}
    </span>
  )
}
