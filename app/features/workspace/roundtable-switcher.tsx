import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Place } from '#app/ui/header.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Menu } from '#app/ui/menu.tsx'

type Named = { id: string; number: number; title: string }
export type RoundtableChoice = { programme: string; current: Named; others: Named[] }

/** Where one is; opens the other roundtables one may see. With a single one there is nothing to open. */
export function RoundtableSwitcher({ frame: { programme, current, others } }: { frame: RoundtableChoice }) {
  const { t } = useTranslation('roundtable')
  const name = t('name', current)
  if (others.length === 0) return <Place above={programme} name={name} />
  return (
    <Menu
      label={t('frame.switch', { name })}
      opener={
        <>
          <Place above={programme} name={name} />
          <Icon name="down" />
        </>
      }
      groups={[
        {
          key: 'tables',
          entries: [current, ...others].map((one) => ({
            key: one.id,
            label: t('name', one),
            to: paths.roundtable(one.id),
            chosen: one.id === current.id,
          })),
        },
        { key: 'all', entries: [{ key: 'all', label: t('frame.all'), to: paths.roundtables() }] },
      ]}
    />
  )
}
