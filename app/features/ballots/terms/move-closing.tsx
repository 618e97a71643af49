import { useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { localTime } from '#app/shared/zoned-time.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { SENT_CLOSING } from './sent-closing.ts'

/** For moderators: another closing time for an open ballot, or none. */
export function MoveClosing({ ballot }: { ballot: BallotView }) {
  const { t } = useTranslation('ballot-terms')
  const { timeZone } = useFormat()
  const sent = useSearchParams()[0].get(SENT_CLOSING)
  if (!ballot.can.close || ballot.isOver || ballot.sessionId) return null
  const written = sent ?? (ballot.closesAt ? localTime(ballot.closesAt, timeZone) : '')
  return (
    <Disclosure summary={t('move.title')} icon="clock" open={!!sent} className="mt-4 border-t border-line pt-4">
      <InlineForm action={ballotPaths.closingTime(ballot.roundtableId, ballot.id)} className="mt-2">
        {({ busy, lastResult }) => (
          <>
            <TimeField key={written} written={written} lastResult={lastResult} />
            <Button type="submit" size="sm" pending={busy} className="mt-3">
              {t('move.submit')}
            </Button>
          </>
        )}
      </InlineForm>
    </Disclosure>
  )
}

type TimeProps = { written: string; lastResult: Parameters<typeof useFields>[0] }

function TimeField({ written, lastResult }: TimeProps) {
  const { t } = useTranslation('ballot-terms')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, { closesAt: written })
  return (
    <TextField field={fields.closesAt} type="datetime-local" label={t('closes')} hint={t('move.hint')} width="md" />
  )
}
