import { useTranslation } from 'react-i18next'
import type { MarginThread } from '#app/features/comments/margin.queries.server.ts'
import { IconButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icons.tsx'

/** On phones, a line about the thread of the passage one is in. It opens the thread; the text stays in view until then. */
export function ThreadPeek({
  thread,
  onOpen,
  onClose,
}: {
  thread: MarginThread
  onOpen: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('section')
  const { t: comments } = useTranslation('comments')
  const last = thread.comments.at(-1)
  if (!last) return null
  return (
    <div className="thread-peek">
      <button
        type="button"
        className="thread-peek-open"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onOpen}
      >
        <Icon name="comment" />
        <span className="min-w-0">
          <b>{last.by.name}</b>{' '}
          <span className="text-ink-2">{comments('thread.comments', { count: thread.comments.length })}</span>
          <span className="block truncate">{last.body}</span>
        </span>
      </button>
      <IconButton
        icon="close"
        label={t('close-panel')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClose}
      />
    </div>
  )
}
