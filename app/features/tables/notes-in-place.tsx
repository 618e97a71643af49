import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { tablePath, tableTextPath } from '#app/shared/session-paths.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { LazyTranslations } from '#app/ui/lazy-translations.tsx'
import { useLazyPart } from '#app/ui/use-lazy-part.ts'
import type { Where } from './tables-form.tsx'
import type { TableShown } from './tables-part.ts'

/** What a table brings back, read in the place where one is; without scripts the page of its notes is one press away. */
export function NotesInPlace({ where, table }: { where: Where; table: TableShown }) {
  const { t } = useTranslation('tables')
  const { data, load } = useFetcher<{ text: DocumentNode }>()
  const { part, fetch } = useLazyPart(() => import('#app/editor/section-text.tsx'))
  function read() {
    fetch()
    load(tableTextPath(where, table.id))
  }
  return (
    <Disclosure summary={t('room.notes', { number: table.number })} icon="file" onToggle={read}>
      <div className="mt-2">
        <LazyTranslations>
          {part && data ? <part.SectionText content={data.text} number="" showNumbers={false} /> : null}
        </LazyTranslations>
        <p className="mt-2 text-sm">
          <a href={tablePath(where, table.id)}>{t('room.open-notes')}</a>
        </p>
      </div>
    </Disclosure>
  )
}
