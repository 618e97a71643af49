import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Time } from '#app/ui/format.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentItem } from './comment-item.tsx'
import type { MarginThread } from './margin.queries.server.ts'
import type { Mentionable } from './mentions.ts'

type Props = {
  roundtableId: string
  thread: MarginThread
  mentionables: Mentionable[]
  active: boolean
  onActivate: (threadId: string) => void
  onShow: (threadId: string) => void
}

/** An open thread: its passage in words, its comments, newest last; the answer box is open in the active one. */
export function ThreadNote({ roundtableId, thread, mentionables, active, onActivate, onShow }: Props) {
  const { t } = useTranslation('comments')
  const hydrated = useHydrated()
  const [replying, setReplying] = useState(false)
  const first = thread.comments[0]
  if (!first) return null
  const open = active || !hydrated
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the keyboard's way is the focus
    <article
      id={`thread-${thread.id}`}
      data-note={thread.id}
      tabIndex={-1}
      className={classNames('note', active && 'is-active')}
      aria-label={t('thread.label', { name: first.by.name, count: thread.comments.length })}
      // An active note moves. By pointer it waits for the whole press, or the button would leave before the release.
      onFocus={({ target }) => active || !target.matches(':focus-visible') || onActivate(thread.id)}
      onClick={() => active || onActivate(thread.id)}
    >
      <Quote thread={thread} onShow={() => onShow(thread.id)} />
      {thread.comments.map((comment) => (
        <CommentItem key={comment.id} {...{ roundtableId, comment, mentionables }} />
      ))}
      {open ? (
        <>
          {thread.can.reply ? (
            <div className={classNames('mt-3', !active && 'without-scripts')}>
              <CommentForm
                action={paths.threadComments(roundtableId, thread.id)}
                draftKey={thread.id}
                label={t('write.reply-to', { name: first.by.name })}
                submit={t('write.send')}
                mentionables={mentionables}
                rows={2}
                takeFocus={replying}
              />
            </div>
          ) : null}
          {thread.can.resolve ? (
            <InlineForm
              action={paths.threadResolution(roundtableId, thread.id)}
              className={classNames('mt-2', !active && 'without-scripts')}
            >
              <Button type="submit" size="sm" variant="quiet" icon="check">
                {t('thread.resolve')}
              </Button>
            </InlineForm>
          ) : null}
        </>
      ) : null}
      {!active && thread.can.reply ? (
        <Button size="sm" variant="quiet" icon="reply" className="with-scripts mt-1" onClick={() => setReplying(true)}>
          {t('thread.reply')}
        </Button>
      ) : null}
    </article>
  )
}

/** The words the thread hangs on. Without a passage it says so; with a lost one the quote is all that is left of it. */
function Quote({ thread, onShow }: { thread: MarginThread; onShow: () => void }) {
  const { t } = useTranslation('comments')
  if (!thread.quote) return <p className="note-kind">{t('thread.whole-section')}</p>
  return (
    <div className="mb-2">
      {thread.orphaned ? (
        <p className="note-kind">
          <Icon name="alert" />
          {t('thread.orphaned')}
        </p>
      ) : null}
      <button type="button" className="note-quote" onClick={onShow}>
        <span className="sr-only">{t('thread.show-passage')} </span>
        <bdi>{thread.quote}</bdi>
      </button>
    </div>
  )
}

/** A settled thread: one line, with all that was said inside. */
export function ResolvedNote({ roundtableId, thread, mentionables }: Omit<Props, 'active' | 'onActivate' | 'onShow'>) {
  const { t } = useTranslation('comments')
  return (
    <details className="note note-resolved" id={`thread-${thread.id}`} tabIndex={-1}>
      <summary>
        <Icon name="check-circle" />
        <span className="min-w-0 flex-1 truncate">
          {t('thread.resolved', { quote: thread.quote || thread.comments[0]?.body })}
        </span>
        <Badge label={t('thread.comments', { count: thread.comments.length })}>{thread.comments.length}</Badge>
      </summary>
      {thread.quote ? (
        <blockquote className="note-quote my-2" dir="auto">
          {thread.quote}
        </blockquote>
      ) : null}
      {thread.comments.map((comment) => (
        <CommentItem key={comment.id} {...{ roundtableId, comment, mentionables }} />
      ))}
      {thread.resolved ? (
        <p className="mt-2 text-xs text-ink-2">
          {t('thread.resolved-by', { name: thread.resolved.by })} <Time value={thread.resolved.at} />
        </p>
      ) : null}
      {thread.can.reopen ? (
        <InlineForm action={paths.threadReopening(roundtableId, thread.id)} className="mt-2">
          <Button type="submit" size="sm" variant="quiet" icon="undo">
            {t('thread.reopen')}
          </Button>
        </InlineForm>
      ) : null}
    </details>
  )
}
