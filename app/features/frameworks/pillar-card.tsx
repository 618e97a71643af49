import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { RowHandle, RowPlace } from './drag-parts.tsx'
import { type Outline, type OutlinePillar, progressOf } from './outline.ts'
import { NewSectionForm, PillarForm, RemoveForm } from './outline-forms.tsx'
import { SectionRow } from './section-row.tsx'
import { StepButtons } from './step-buttons.tsx'
import type { OutlineDrag } from './use-outline-drag.ts'

type Props = { roundtableId: string; pillar: OutlinePillar; outline: Outline; arrange: boolean; drag: OutlineDrag }

export function PillarCard({ roundtableId, pillar, outline, arrange, drag }: Props) {
  const { t } = useTranslation('framework')
  const { total, agreed } = progressOf(pillar.sections)
  const pillars = outline.pillars
  const afterId = pillars[pillars.indexOf(pillar) - 1]?.id
  return (
    <li className="relative card card-padded">
      <RowPlace drag={drag} kind="pillar" at={{ beforeId: pillar.id, afterId }} before={pillar.title} />
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        {arrange ? <RowHandle drag={drag} kind="pillar" id={pillar.id} title={pillar.title} /> : null}
        <div className="min-w-52 flex-1">
          <h2 className="font-serif text-xl">
            <span className="text-ink-3">{pillar.number}</span> {pillar.title}
          </h2>
          {pillar.purpose ? <p className="mt-1 max-w-[60ch] text-ink-2">{pillar.purpose}</p> : null}
          <p className="mt-1 text-sm text-ink-2">
            {t(`side.${pillar.side}`)} · {t('progress.pillar', { count: agreed, total })}
          </p>
        </div>
        {arrange ? (
          <StepButtons
            {...{ roundtableId, kind: 'pillar', id: pillar.id, title: pillar.title }}
            first={pillars[0]?.id === pillar.id}
            last={pillars.at(-1)?.id === pillar.id}
          />
        ) : null}
      </div>
      <ol className="mt-4">
        {pillar.sections.map((section) => (
          <SectionRow key={section.id} {...{ roundtableId, section, pillars, arrange, drag }} />
        ))}
      </ol>
      {pillar.sections.length === 0 ? (
        <p className="border-t border-line py-3 text-sm text-ink-2">{t('pillar.empty')}</p>
      ) : null}
      {arrange ? (
        <div className="relative border-t border-line pt-3">
          <RowPlace
            drag={drag}
            kind="section"
            at={{ pillarId: pillar.id, afterId: pillar.sections.at(-1)?.id }}
            endOf={pillar.title}
          />
          <PillarChanges {...{ roundtableId, pillar }} />
        </div>
      ) : null}
    </li>
  )
}

function PillarChanges({ roundtableId, pillar }: Pick<Props, 'roundtableId' | 'pillar'>) {
  const { t } = useTranslation('framework')
  return (
    <div className="no-print flex flex-wrap gap-x-6 gap-y-1">
      <Disclosure
        icon="plus"
        summary={
          <span>
            {t('section.add')}
            <span className="sr-only"> {pillar.title}</span>
          </span>
        }
      >
        <NewSectionForm {...{ roundtableId, pillar }} />
      </Disclosure>
      <Disclosure
        icon="edit"
        summary={
          <span>
            {t('pillar.change')}
            <span className="sr-only"> {pillar.title}</span>
          </span>
        }
      >
        <div className="grid gap-5">
          <PillarForm {...{ roundtableId, pillar }} />
          {pillar.sections.length ? (
            <p className="text-sm text-ink-2">{t('remove.pillar-not-empty')}</p>
          ) : (
            <RemoveForm
              action={paths.pillarRemoval(roundtableId, pillar.id)}
              sentence={t('remove.pillar-sentence')}
              label={t('remove.pillar')}
              confirm={false}
            />
          )}
        </div>
      </Disclosure>
    </div>
  )
}
