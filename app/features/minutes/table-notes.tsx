import { useTranslation } from 'react-i18next'
import { SectionText } from '#app/editor/section-text.tsx'
import { isEmpty } from './blocks.ts'
import type { RecordItem } from './record-types.ts'
import type { Said } from './said.ts'

/** What the tables of an item bring back: who sat where, by which draw, and what they wrote. */
export function TableNotes({ item, said }: { item: RecordItem; said: Said }) {
  const { t } = useTranslation('minutes')
  if (!item.tables) return null
  const { draw, tables, apart } = said.tables(item.tables)
  const name = t('tables.title')
  return (
    <div role="group" aria-label={`${name}: ${item.title}`} className="mt-5 grid gap-4">
      <p className="text-sm text-ink-2 wrap-anywhere">{[...draw, ...(apart ? [apart] : [])].join(' ')}</p>
      {item.tables.tables.map(({ number, notes }, at) => (
        <section key={number} aria-labelledby={`table-${item.id}-${number}`} className="minutes-well">
          <h3 id={`table-${item.id}-${number}`} className="font-bold" dir="auto">
            {tables[at]!.title}
          </h3>
          <p className="text-sm text-ink-2">
            {[...tables[at]!.groups, tables[at]!.reporter].filter(Boolean).join(' ')}
          </p>
          {isEmpty(notes) ? (
            <p className="mt-2 text-sm text-ink-2">{t('tables.no-notes')}</p>
          ) : (
            <div className="minutes-notes mt-2">
              <SectionText content={notes} number="" showNumbers={false} />
            </div>
          )}
        </section>
      ))}
    </div>
  )
}
