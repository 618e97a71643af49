import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Disclosure } from '#app/ui/page.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { CommentForm } from './comment-form.tsx'
import type { MarginThread } from './margin.queries.server.ts'
import type { Mentionable } from './mentions.ts'
import { ResolvedNote, ThreadNote } from './thread-note.tsx'
import { useAlignedNotes } from './use-aligned-notes.ts'

type PendingThread = { anchor: string; head: string; quote: string }
type MarginView = 'all' | 'threads' | 'voices'

export type MarginProps = {
  roundtableId: string
  sectionId: string
  threads: MarginThread[]
  mentionables: Mentionable[]
  active: string | null
  onActivate: (threadId: string) => void
  /** Brings the passage of a thread into view and the caret to it. */
  onShow: (threadId: string) => void
  pending: PendingThread | null
  onPendingDone: () => void
  can: { comment: boolean }
  view: MarginView
  onView: (view: MarginView) => void
  voices: ReactNode
  silence: ReactNode
}

/** What is said beside the text: threads beside their passages, threads one after another, and whose voices are heard. */
export function Margin(props: MarginProps) {
  const { t } = useTranslation('comments')
  const open = props.threads.filter(({ resolved }) => !resolved)
  return (
    <Tabs
      label={t('margin.label')}
      selected={props.view}
      onSelect={(view) => props.onView(view as MarginView)}
      items={[
        { id: 'all', label: t('margin.all'), content: <Notes {...props} open={open} aligned /> },
        {
          id: 'threads',
          label: t('margin.threads'),
          badge: <Badge label={t('margin.open', { count: open.length })}>{open.length}</Badge>,
          content: <Notes {...props} open={open} aligned={false} />,
        },
        { id: 'voices', label: t('margin.voices'), content: props.voices },
      ]}
    />
  )
}

function Notes({
  roundtableId,
  sectionId,
  threads,
  open,
  mentionables,
  active,
  onActivate,
  onShow,
  pending,
  onPendingDone,
  can,
  aligned,
  silence,
}: MarginProps & { open: MarginThread[]; aligned: boolean }) {
  const { t } = useTranslation('comments')
  const column = useRef<HTMLDivElement>(null)
  useAlignedNotes(column, pending ? 'new' : active, aligned)
  const resolved = threads.filter((thread) => thread.resolved)
  return (
    <>
      <div className="notes" ref={column} data-beside={aligned ? '' : undefined}>
        {pending ? (
          <div className="note is-active" data-note="new">
            <blockquote className="note-quote mb-2">{pending.quote}</blockquote>
            <CommentForm
              action={paths.threads(roundtableId, sectionId)}
              draftKey={`${sectionId}:new`}
              label={t('write.on-passage')}
              submit={t('write.send')}
              mentionables={mentionables}
              takeFocus
              onDone={onPendingDone}
              onCancel={onPendingDone}
            >
              <input type="hidden" name="anchor" value={pending.anchor} />
              <input type="hidden" name="head" value={pending.head} />
            </CommentForm>
          </div>
        ) : null}
        {open.map((thread) => (
          <ThreadNote
            key={thread.id}
            {...{ roundtableId, thread, mentionables, onActivate, onShow }}
            active={!pending && active === thread.id}
          />
        ))}
      </div>
      <div className="notes mt-4">
        {open.length === 0 && !pending ? (
          <p className="text-sm text-ink-2">{can.comment ? t('margin.empty') : t('margin.empty-reader')}</p>
        ) : null}
        {resolved.map((thread) => (
          <ResolvedNote key={thread.id} {...{ roundtableId, thread, mentionables }} />
        ))}
        {can.comment ? (
          <Disclosure summary={t('write.whole-section')} icon="comment">
            <CommentForm
              action={paths.threads(roundtableId, sectionId)}
              draftKey={`${sectionId}:whole`}
              label={t('write.whole-label')}
              submit={t('write.send')}
              mentionables={mentionables}
            />
          </Disclosure>
        ) : null}
        {silence}
      </div>
    </>
  )
}
