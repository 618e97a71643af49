import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { recordPaths } from '#app/shared/record-paths.ts'
import { Card } from '#app/ui/page.tsx'
import type { NoteChoices } from './choices.server.ts'
import { NoteForm } from './note-form.tsx'
import { NotedList } from './noted-list.tsx'
import type { NotedLine } from './noted-part.server.ts'

type Props = {
  where: { roundtableId: string; sessionId: string }
  /** The item that is current as its author sees it. */
  itemId: string | null
  noted: NotedLine[]
  /** Null until they have come: a line can be noted without. */
  choices: NoteChoices | null
}

/** Noting a decision or an action in one line, and what has been noted so far. */
export function NotedPanel({ where, itemId, noted, choices }: Props) {
  const { t } = useTranslation('outcomes')
  return (
    <Card title={t('noted.title')}>
      <NoteForm {...where} itemId={itemId} choices={choices ?? NONE} />
      <div className="mt-4 border-t border-line pt-4">
        <NotedList roundtableId={where.roundtableId} noted={noted} />
      </div>
      <p className="mt-3 text-sm">
        <Link to={recordPaths.minutes(where.roundtableId, where.sessionId)}>{t('noted.minutes')}</Link>
      </p>
    </Card>
  )
}

const NONE: NoteChoices = { members: [], about: [] }
