import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { StatusMark } from '#app/ui/badge.tsx'
import { TinyRing } from '#app/ui/ring.tsx'
import { type Outline, progressOf, sectionsOf } from './outline.ts'

/** The framework beside one of its sections: numbers, statuses and which groups took part. */
export function OutlineNav({
  roundtableId,
  outline,
  currentId,
  id,
  children,
}: {
  roundtableId: string
  outline: Outline
  currentId: string
  id: string
  children?: ReactNode
}) {
  const { t } = useTranslation('section')
  const { total, agreed } = progressOf(sectionsOf(outline))
  return (
    <nav className="section-outline" id={id} aria-labelledby={`${id}-title`}>
      <div className="outline-head">
        <h2 id={`${id}-title`} tabIndex={-1}>
          <Link to={paths.framework(roundtableId)}>{t('framework')}</Link>
        </h2>
        <p className="text-xs text-ink-2">{t('agreed', { count: agreed, total })}</p>
        {children}
      </div>
      <ol>
        {outline.pillars.map((pillar) => (
          <li key={pillar.id}>
            <h3 className="outline-pillar">
              <span className="outline-number">{pillar.number}</span> {pillar.title}
            </h3>
            <ol>
              {pillar.sections.map((section) => (
                <li key={section.id}>
                  <Link
                    to={paths.section(roundtableId, section.id)}
                    className="outline-section"
                    aria-current={section.id === currentId ? 'page' : undefined}
                  >
                    <span className="outline-number">{section.number}</span>
                    <span>{section.title}</span>
                    <StatusMark status={section.status} />
                    <TinyRing levels={Object.fromEntries(section.groupIds.map((group) => [group, 2 as const]))} />
                  </Link>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  )
}
