import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { SIGNALS } from './signal-words.ts'

/** Small buttons that let the moderators know something without a word. Nobody else sees it, and nobody sees from whom. */
export function SignalButtons({ roundtableId, sessionId }: { roundtableId: string; sessionId: string }) {
  const { t } = useTranslation('attendance')
  const [sent, setSent] = useState(0)
  return (
    <Card title={t('signals.title')}>
      <InlineForm action={sessionPaths.signals(roundtableId, sessionId)} onDone={() => setSent((times) => times + 1)}>
        <div className="flex flex-wrap gap-2" role="group" aria-label={t('signals.title')}>
          {SIGNALS.map((kind) => (
            <Button key={kind} type="submit" name="kind" value={kind} size="sm">
              {t(`signals.${kind}`)}
            </Button>
          ))}
        </div>
        <p role="status" className="mt-2 text-sm text-ink-2">
          {sent ? <span key={sent}>{t('signals.sent')}</span> : t('signals.who-sees')}
        </p>
      </InlineForm>
    </Card>
  )
}
