import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { DAY_MS } from './reminder-words.ts'

type Reminded = Pick<BallotView, 'id' | 'roundtableId' | 'sessionId' | 'isOver' | 'silent' | 'remindedAt' | 'can'>

/** For moderators: a mail to those who have not answered, once a day. */
export function RemindButton({ ballot }: { ballot: Reminded }) {
  const { t } = useTranslation('ballot-terms')
  const format = useFormat()
  const { remindedAt, silent } = ballot
  if (!ballot.can.close || ballot.sessionId || ballot.isOver || !silent?.length) return null
  const lately = remindedAt && Date.parse(format.now ?? remindedAt) - Date.parse(remindedAt) < DAY_MS
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
      {lately ? null : (
        <InlineForm action={ballotPaths.reminder(ballot.roundtableId, ballot.id)}>
          {({ busy }) => (
            <Button type="submit" size="sm" pending={busy}>
              {t('remind.submit')}
            </Button>
          )}
        </InlineForm>
      )}
      <p className="text-sm text-ink-2">
        {remindedAt ? t('remind.last', { at: format.dateTime(remindedAt) }) : t('remind.hint')}
      </p>
    </div>
  )
}
