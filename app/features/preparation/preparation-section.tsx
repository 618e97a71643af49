import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/page.tsx'
import type { Preparation } from './preparation.queries.server.ts'
import { PreparationCard } from './preparation-card.tsx'
import { ReadyCard } from './ready-card.tsx'

type Props = {
  roundtableId: string
  sessionId: string
  preparation: Preparation
  /** The last reminder that a moderator sent; known to moderators alone. */
  reminder: { id: string; at: string; people: number } | null
}

/** Below the agenda of a session to come: what it asks of the reader, and for moderators who is ready. */
export function PreparationSection({ roundtableId, sessionId, preparation, reminder }: Props) {
  const { t } = useTranslation('preparation')
  const { tasks, own, ready } = preparation
  return (
    <div className="mt-10">
      <Section title={t('section.title')} lead={t('section.lead')}>
        <div className={ready ? 'grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]' : undefined}>
          <PreparationCard {...{ roundtableId, sessionId, tasks, own }} />
          {ready ? <ReadyCard {...{ roundtableId, sessionId, ready, reminder }} /> : null}
        </div>
      </Section>
    </div>
  )
}
