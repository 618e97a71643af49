import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Place } from '#app/ui/header.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Dropdown, DROPDOWN_ITEM } from '#app/ui/dropdown.tsx'
import type { FrameData } from './workspace-frame.tsx'

/** Where one is; opens the other roundtables one may see. With a single one there is nothing to open. */
export function RoundtableSwitcher({ frame: { programme, current, others } }: { frame: FrameData }) {
  const { t } = useTranslation('roundtable')
  const name = t('name', current)
  if (others.length === 0) return <Place above={programme} name={name} />
  return (
    <Dropdown label={t('frame.switch', { name })} opener={<><Place above={programme} name={name} /><Icon name="down" /></>}>
      <ul>
        {[current, ...others].map((one) => (
          <li key={one.id}>
            <Link to={paths.roundtable(one.id)} className={DROPDOWN_ITEM} aria-current={one.id === current.id ? 'true' : undefined}>
              {t('name', one)}
            </Link>
          </li>
        ))}
        <li className="mt-1 border-t border-line pt-1">
          <Link to={paths.roundtables()} className={DROPDOWN_ITEM}>
            {t('frame.all')}
          </Link>
        </li>
      </ul>
    </Dropdown>
  )
}
