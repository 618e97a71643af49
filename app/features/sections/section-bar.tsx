import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorProvider } from '#app/editor/editor-provider.ts'
import { ParagraphNumbersToggle } from '#app/editor/paragraph-numbers.tsx'
import { PresenceList } from '#app/editor/presence-list.tsx'
import { SectionSaveState } from '#app/editor/save-state.tsx'
import { paths } from '#app/shared/paths.ts'
import { Icon } from '#app/ui/icons.tsx'
import { Breadcrumbs } from '#app/ui/page.tsx'
import { SectionControls } from './section-controls.tsx'
import type { SectionPageData } from './section-page.queries.server.ts'

type Props = {
  page: SectionPageData
  provider: EditorProvider | null
  numbers: boolean
  onNumbers: () => void
  outlineOpener: ComponentProps<'button'>
}

/** Where one is, whether the words are safe, who else is here, and what a moderator decides. */
export function SectionBar({ page, provider, numbers, onNumbers, outlineOpener }: Props) {
  const { roundtableId, me, section, outline, can } = page
  const { t } = useTranslation('section')
  const pillar = outline.pillars.find(({ sections }) => sections.some(({ id }) => id === section.id))
  return (
    <div className="section-bar" role="region" aria-label={t('bar-label')}>
      <div className="section-bar-start">
        <button {...outlineOpener} className="button button-sm outline-opener">
          <Icon name="list" />
          {t('outline')}
        </button>
        <Breadcrumbs
          crumbs={[
            { label: pillar ? `${pillar.number} ${pillar.title}` : t('framework'), to: paths.framework(roundtableId) },
            { label: `${section.number} ${section.title}` },
          ]}
        />
        <SectionSaveState provider={provider} />
      </div>
      <div className="section-bar-end">
        <PresenceList provider={provider} ownPersonId={me.personId} />
        <ParagraphNumbersToggle shown={numbers} onToggle={onNumbers} />
      </div>
      {can.changeStatus || can.lock ? <SectionControls {...{ roundtableId, section, can }} /> : null}
    </div>
  )
}
