import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/page.tsx'
import { useKey } from '#app/ui/page-keys.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { SaveState } from '#app/ui/status.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { Where } from './clock-form.tsx'
import type { Note } from './note.server.ts'
import { useNote } from './use-note.ts'

/** What moderators write for each other while the session runs. */
export function NoteCard({ where, note }: { where: Where; note: Note }) {
  const { t } = useTranslation('cockpit')
  const field = useRef<HTMLTextAreaElement>(null)
  const path = sessionPaths.note(where.roundtableId, where.sessionId)
  const { text, state, change, save } = useNote(path, note, field)
  const hydrated = useHydrated()
  return (
    <Card
      title={<label htmlFor="note">{t('note.title')}</label>}
      end={hydrated ? <SaveState state={state} /> : null}
      className="cockpit-card"
    >
      <PostForm action={path}>
        <input type="hidden" name="base" value={note.text} />
        <textarea
          ref={field}
          id="note"
          name="text"
          rows={4}
          dir="auto"
          className="input"
          aria-describedby="note-hint"
          value={text}
          onChange={({ target }) => change(target.value)}
          onBlur={() => void save()}
          {...useKey('m')}
        />
        <p id="note-hint" className="mt-1 text-xs text-ink-2">
          {t('note.hint')}
        </p>
        {hydrated ? null : (
          <Button type="submit" size="sm" className="mt-2">
            {t('note.save')}
          </Button>
        )}
      </PostForm>
    </Card>
  )
}
