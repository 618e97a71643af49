import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import { TurnoutList } from './turnout-list.tsx'

/** The minute after a closing: nobody sees the result yet, and whoever may close can take it back or end the wait. */
export function ClosedCard({ ballot }: { ballot: BallotView }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { roundtableId, id, round, resultAt } = ballot
  return (
    <Card title={t('closing.title', { round })} id="ballot">
      {resultAt ? (
        <p>{t(ballot.can.reopen ? 'closing.text' : 'closing.watching', { time: format.time(resultAt) })}</p>
      ) : null}
      {resultAt ? null : <p>{t('room.unpublished')}</p>}
      <TurnoutList ballot={ballot} />
      {ballot.can.reopen ? (
        <div className="mt-4 border-t border-line pt-4">
          <div className="button-row">
            <InlineForm action={paths.ballotReopening(roundtableId, id)}>
              {({ busy }) => (
                <Button type="submit" pending={busy}>
                  {t('closing.reopen')}
                </Button>
              )}
            </InlineForm>
            <InlineForm action={paths.ballotResult(roundtableId, id)}>
              {({ busy }) => (
                <Button type="submit" variant="quiet" pending={busy}>
                  {t('closing.show')}
                </Button>
              )}
            </InlineForm>
          </div>
          <p className="mt-2 text-sm text-ink-2">{t('closing.show-hint')}</p>
        </div>
      ) : null}
    </Card>
  )
}
