import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { TextButton } from '#app/ui/button.tsx'
import { ConfirmButton } from '#app/ui/dialog.tsx'
import { Time } from '#app/ui/format.tsx'
import { GroupName } from '#app/ui/group.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { CommentForm } from './comment-form.tsx'
import type { MarginComment } from './margin.queries.server.ts'
import { type Mentionable, partsOf } from './mentions.ts'

type Props = { roundtableId: string; comment: MarginComment; mentionables: Mentionable[] }

/** One comment with whoever stands behind it: the person, their organisation, their group. */
export function CommentItem({ roundtableId, comment, mentionables }: Props) {
  const { t } = useTranslation('comments')
  const [editing, setEditing] = useState(false)
  const { by } = comment
  return (
    <div className="comment">
      <div className="comment-head">
        <Avatar person={{ name: by.name, groupId: by.groupId }} size="sm" decorative />
        <div className="min-w-0 flex-1 leading-tight">
          <bdi className="font-bold">{by.name}</bdi>
          <bdi className="block text-xs text-ink-2">{by.organisation}</bdi>
          <GroupName groupId={by.groupId} className="sr-only" />
        </div>
        <Time value={comment.createdAt} className="text-xs text-ink-2" />
      </div>
      {editing ? (
        <CommentForm
          action={paths.comment(roundtableId, comment.id)}
          draftKey={`edit:${comment.id}`}
          label={t('write.edit')}
          submit={t('write.save')}
          initial={comment.body}
          takeFocus
          mentionables={mentionables}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <CommentBody comment={comment} />
      )}
      {!editing && (comment.can.edit || comment.can.remove) ? (
        <div className="mt-1 flex gap-3 text-xs text-ink-2">
          {comment.can.edit ? (
            <TextButton className="with-scripts" onClick={() => setEditing(true)}>
              {t('thread.edit')}
            </TextButton>
          ) : null}
          {comment.can.remove ? (
            <InlineForm action={paths.commentRemoval(roundtableId, comment.id)}>
              <ConfirmButton
                text
                question={t('take-back.question')}
                consequence={t('take-back.consequence')}
                keep={t('take-back.keep')}
              >
                {t('thread.take-back')}
              </ConfirmButton>
            </InlineForm>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

function CommentBody({ comment }: { comment: MarginComment }) {
  const { t } = useTranslation('comments')
  return (
    <p className="comment-body" dir="auto">
      {partsOf(comment.body, comment.mentions).map((part, at) =>
        part.mention ? (
          <span key={at} className="mention">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
      {comment.editedAt ? <span className="text-xs text-ink-2"> ({t('thread.edited')})</span> : null}
    </p>
  )
}
