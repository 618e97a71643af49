import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { StatusMark } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/page.tsx'
import { type Outline, type OutlinePillar, progressOf, sectionsOf } from './outline.ts'

/** One chip per section, pillar by pillar: its number, its status as a shape, its title for those who hover or listen. */
export function ProgressCard({ roundtableId, outline }: { roundtableId: string; outline: Outline }) {
  const { t } = useTranslation('home')
  const { t: ui } = useTranslation('ui')
  const { total, agreed, review } = progressOf(sectionsOf(outline))
  return (
    <Card title={t('progress.title')} end={total ? t('progress.sum', { agreed, total, review }) : undefined}>
      {outline.pillars.length === 0 ? (
        <p className="text-ink-2">
          {t('progress.empty')} <Link to={paths.framework(roundtableId)}>{t('progress.to-framework')}</Link>
        </p>
      ) : (
        <ul>
          {outline.pillars.map((pillar) => (
            <PillarLine key={pillar.id} {...{ roundtableId, pillar }} />
          ))}
        </ul>
      )}
      <ul className="keyline border-t border-line pt-3" aria-label={t('progress.legend')}>
        {(['draft', 'review', 'agreed'] as const).map((status) => (
          <li key={status}>
            <StatusMark status={status} />
            <span aria-hidden="true">{ui(`status.${status}`)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function PillarLine({ roundtableId, pillar }: { roundtableId: string; pillar: OutlinePillar }) {
  const { t } = useTranslation('home')
  const { t: ui } = useTranslation('ui')
  const { total, agreed } = progressOf(pillar.sections)
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0 sm:grid-cols-[10rem_1fr_auto]">
      <h3 className="text-md font-medium">{pillar.title}</h3>
      <ul className="col-span-2 row-start-2 flex flex-wrap gap-1 sm:col-span-1 sm:row-start-auto">
        {pillar.sections.map((section) => (
          <li key={section.id}>
            <Link
              to={paths.section(roundtableId, section.id)}
              title={section.title}
              aria-label={t('progress.section', {
                number: section.number,
                title: section.title,
                status: ui(`status.${section.status}`),
              })}
              className={`status-${section.status} inline-flex h-8 min-w-15 max-md:h-11 pointer-coarse:h-11 items-center gap-1.5 rounded-sm bg-(--st-bg) px-2 text-xs font-medium text-(--st) tabular-nums no-underline hover:outline hover:outline-current`}
            >
              <span aria-hidden="true" className="contents">
                <StatusMark status={section.status} />
                {section.number}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="text-end text-sm text-ink-2">
        {total === 0 ? t('progress.no-sections') : t('progress.pillar', { count: agreed, total })}
      </p>
    </li>
  )
}
