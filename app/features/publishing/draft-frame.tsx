import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Status } from '#app/ui/status.tsx'
import type { PublicDraft } from './drafts.queries.server.ts'

/** The contents beside the text; on a phone they fold above it. */
export function DraftFrame({
  draft,
  current,
  children,
}: {
  draft: PublicDraft
  current?: string
  children: ReactNode
}) {
  const { t } = useTranslation('public')
  return (
    <div className="public-wrap pub-page pub-draft">
      <nav className="pub-contents is-wide" aria-label={t('draft.contents')}>
        <p className="pub-contents-title">{t('draft.contents')}</p>
        <Contents draft={draft} current={current} />
      </nav>
      <div className="pub-draft-main">
        {current ? (
          <details className="pub-contents is-narrow">
            <summary>{t('draft.contents')}</summary>
            <Contents draft={draft} current={current} />
          </details>
        ) : null}
        {children}
      </div>
    </div>
  )
}

function Contents({ draft: { roundtable, pillars }, current }: { draft: PublicDraft; current?: string }) {
  return (
    <ol>
      {pillars.map((pillar) => (
        <li key={pillar.id}>
          <span className="pub-contents-pillar">
            <span>{pillar.number}</span> {pillar.title}
          </span>
          <ol>
            {pillar.sections.map(({ id, number, title }) => (
              <li key={id}>
                <Link
                  to={paths.publicSection(roundtable.number, id)}
                  aria-current={id === current ? 'page' : undefined}
                >
                  <span>{number}</span> {title}
                </Link>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

/** The edition's text as a list: every pillar with its purpose and its sections. */
export function DraftPage({ draft }: { draft: PublicDraft }) {
  const { t } = useTranslation('public')
  const { roundtable, pillars } = draft
  return (
    <div className="public-wrap pub-page">
      <p className="pub-over">{t('draft.edition', { number: roundtable.number, title: roundtable.title })}</p>
      <h1 dir="auto">{draft.title || t('draft.untitled')}</h1>
      <p className="pub-lead">{t(leadOf(roundtable))}</p>
      <ol className="pub-draft-list">
        {pillars.map((pillar) => (
          <li key={pillar.id}>
            <h2 dir="auto">
              <span>{pillar.number}</span> {pillar.title}
            </h2>
            {pillar.purpose ? <p dir="auto">{pillar.purpose}</p> : null}
            <ul>
              {pillar.sections.map(({ id, number, title, status }) => (
                <li key={id}>
                  <span>{number}</span>
                  <Link to={paths.publicSection(roundtable.number, id)} dir="auto">
                    {title}
                  </Link>
                  <Status status={status} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  )
}

export function leadOf({ state, openText }: PublicDraft['roundtable']) {
  if (openText === 'agreed') return 'draft.lead-agreed'
  return state === 'closed' ? 'draft.lead-closed' : 'draft.lead-running'
}
