import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Badge, Status } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { TinyRing } from '#app/ui/ring.tsx'
import { RowHandle, RowPlace } from './drag-parts.tsx'
import type { OutlinePillar, OutlineSection } from './outline.ts'
import { MoveSectionForm, RenameSectionForm } from './outline-forms.tsx'
import { StepButtons } from './step-buttons.tsx'
import type { OutlineDrag } from './use-outline-drag.ts'

type Props = {
  roundtableId: string
  section: OutlineSection
  pillars: OutlinePillar[]
  arrange: boolean
  drag: OutlineDrag
}

export function SectionRow({ roundtableId, section, pillars, arrange, drag }: Props) {
  const { t } = useTranslation('framework')
  const siblings = pillars.find(({ id }) => id === section.pillarId)?.sections ?? []
  const afterId = siblings[siblings.indexOf(section) - 1]?.id
  return (
    <li className="relative border-t border-line py-2">
      <RowPlace
        drag={drag}
        kind="section"
        at={{ pillarId: section.pillarId, beforeId: section.id, afterId }}
        before={section.title}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {arrange ? <RowHandle drag={drag} kind="section" id={section.id} title={section.title} /> : null}
        <Link
          to={paths.section(roundtableId, section.id)}
          className="flex min-w-52 flex-1 items-baseline gap-3 py-1.5 font-serif text-base max-md:py-2.5"
        >
          <span className="w-8 flex-none font-ui text-sm text-ink-2 tabular-nums">{section.number}</span>
          <span>{section.title}</span>
        </Link>
        <span className="flex flex-wrap items-center gap-3">
          {section.locked ? <Icon name="lock" label={t('section.locked')} /> : null}
          {section.openThreads > 0 ? (
            <Badge label={t('section.threads', { count: section.openThreads })}>{section.openThreads}</Badge>
          ) : null}
          <Status status={section.status} />
          <TinyRing levels={Object.fromEntries(section.groupIds.map((id) => [id, 2 as const]))} />
        </span>
        {arrange ? (
          <StepButtons
            {...{ roundtableId, kind: 'section', id: section.id, title: section.title }}
            first={siblings[0]?.id === section.id}
            last={siblings.at(-1)?.id === section.id}
          />
        ) : null}
        {arrange ? <SectionChanges {...{ roundtableId, section, pillars }} /> : null}
      </div>
    </li>
  )
}

function SectionChanges({ roundtableId, section, pillars }: Omit<Props, 'arrange' | 'drag'>) {
  const { t } = useTranslation('framework')
  const agreed = section.status === 'agreed'
  return (
    <Disclosure
      className="no-print open:basis-full"
      summary={
        <span>
          {t('section.change')}
          <span className="sr-only"> {section.title}</span>
        </span>
      }
      icon="edit"
    >
      <div className="grid gap-5 py-3 md:ps-8">
        {agreed ? (
          <p className="text-sm text-ink-2">{t('section.agreed-stays')}</p>
        ) : (
          <RenameSectionForm {...{ roundtableId, section }} />
        )}
        <MoveSectionForm {...{ roundtableId, section, pillars }} />
        {agreed ? null : (
          <div>
            <LinkButton to={paths.sectionRemoval(roundtableId, section.id)} variant="danger" icon="trash">
              {t('remove.section')}
            </LinkButton>
          </div>
        )}
      </div>
    </Disclosure>
  )
}
