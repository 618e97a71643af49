import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { SectionText } from '#app/editor/section-text.tsx'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Status } from '#app/ui/status.tsx'
import { DraftFrame } from './draft-frame.tsx'
import type { publicSectionOf } from './drafts.queries.server.ts'

type Page = Omit<Awaited<ReturnType<typeof publicSectionOf>>, 'content'> & { content: unknown }

/** One section as everybody may read it: the words, without who wrote them and what was said about them. */
export function DraftSectionPage({ section, content, before, after, ...draft }: Page) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const { number } = draft.roundtable
  return (
    <DraftFrame draft={draft} current={section.id}>
      <p className="pub-over">
        <Link to={paths.publicDraft(number)}>{t('draft.edition', { number, title: draft.roundtable.title })}</Link>
      </p>
      <h1 className="pub-draft-title" dir="auto">
        <span>{section.number}</span> {section.title}
      </h1>
      <p className="pub-draft-meta">
        <Status status={section.status} />
        {section.editedAt ? <span>{t('draft.edited', { date: format.date(section.editedAt, 'long') })}</span> : null}
        {section.status === 'agreed' ? null : <span>{t('draft.changing')}</span>}
      </p>
      <article className="document-sheet has-numbers" aria-label={section.title}>
        <SectionText content={content as DocumentNode} number={section.number} />
      </article>
      <nav className="pub-draft-turn" aria-label={t('draft.turn')}>
        {before ? (
          <Neighbour
            to={paths.publicSection(number, before.id)}
            label={t('draft.before')}
            title={`${before.number} ${before.title}`}
          />
        ) : null}
        {after ? (
          <Neighbour
            to={paths.publicSection(number, after.id)}
            label={t('draft.after')}
            title={`${after.number} ${after.title}`}
          />
        ) : null}
      </nav>
      {draft.roundtable.state === 'closed' ? null : (
        <p className="pub-draft-call">
          {t('draft.call')} <LinkButton to={paths.interest()}>{t('partner')}</LinkButton>
        </p>
      )}
    </DraftFrame>
  )
}

function Neighbour({ to, label, title }: { to: string; label: string; title: string }) {
  return (
    <Link to={to}>
      <small>{label}</small> <span dir="auto">{title}</span>
    </Link>
  )
}
