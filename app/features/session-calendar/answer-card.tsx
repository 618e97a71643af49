import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import type { Answer } from './answers.ts'

type Props = { roundtableId: string; sessionId: string; answer: Answer }

/** Where a member says whether they come: where the link of the invitation leads. */
export function AnswerCard({ roundtableId, sessionId, answer }: Props) {
  const { t } = useTranslation('session-calendar')
  return (
    <Card title={t('answer.title')} id="answer">
      <p className="mb-3" role="status">
        {t(`answer.said-${answer}`)}
      </p>
      <InlineForm action={sessionPaths.answer(roundtableId, sessionId)}>
        {({ busy }) => (
          <div className="button-row">
            {(['come', 'decline'] as const).map((one) => (
              <Button
                key={one}
                type="submit"
                name="answer"
                value={one}
                variant={answer === 'none' && one === 'come' ? 'primary' : 'default'}
                icon={answer === one ? 'check' : undefined}
                aria-pressed={answer === one}
                pending={busy}
              >
                {t(`answer.${one}`)}
              </Button>
            ))}
            {answer === 'none' ? null : (
              <Button type="submit" name="answer" value="none" variant="quiet" pending={busy}>
                {t('answer.none')}
              </Button>
            )}
          </div>
        )}
      </InlineForm>
    </Card>
  )
}
