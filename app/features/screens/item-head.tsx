import { useTranslation } from 'react-i18next'
import type { ItemView } from './face-views.ts'

/** What the session has come to. */
export function ItemHead({ item }: { item: ItemView | null }) {
  const { t } = useTranslation('screens')
  if (!item) return <h1>{t('between')}</h1>
  return (
    <>
      {item.number === null ? null : <p className="screen-over">{t('item', item)}</p>}
      <h1 dir="auto">{item.title}</h1>
    </>
  )
}
