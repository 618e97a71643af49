import { useTranslation } from 'react-i18next'
import { Status } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Time } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { GroupBars } from '#app/ui/group-bars.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Disclosure } from '#app/ui/page.tsx'
import type { SectionPageData } from './section-page.queries.server.ts'
import { VoicesTable } from './voices-table.tsx'

/** Number, title and status on top of the sheet, then who wrote the words that stand. */
export function SectionHead({ section, voices, blocked }: Pick<SectionPageData, 'section' | 'voices' | 'blocked'>) {
  const { t } = useTranslation('section')
  const { group } = useGroups()
  const parts = voices.flatMap(({ groupId, words }) => {
    const found = group(groupId)
    return found ? [{ group: found, value: words }] : []
  })
  return (
    <header>
      <h1 className="page-title-serif" dir="auto">
        <span className="document-number">{section.number}</span> {section.title}
      </h1>
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
        <Status status={section.status} />
        {section.locked ? (
          <span className="inline-flex items-center gap-1">
            <Icon name="lock" />
            {t('locked')}
          </span>
        ) : null}
        {section.editedAt ? (
          <span>
            {section.editedBy ? t('edited-by', { name: section.editedBy }) : t('edited')}{' '}
            <Time value={section.editedAt} />
          </span>
        ) : null}
      </p>
      {blocked ? (
        <div className="mt-4">
          <Banner tone="quiet">{t(`bar.${blocked}`)}</Banner>
        </div>
      ) : null}
      <div className="mt-5 border-y border-line py-3">
        <GroupBars parts={parts} caption={t('words.caption')} />
        <Disclosure summary={t('words.as-table')} className="mt-1">
          <VoicesTable voices={voices} />
        </Disclosure>
      </div>
    </header>
  )
}
