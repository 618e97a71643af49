import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { BallotView } from '../ballots.queries.server.ts'

type Declared = Pick<BallotView, 'conflicts' | 'terms'>

/** Who has declared a conflict of interest, and why. */
export function ConflictLines({ ballot: { conflicts, terms } }: { ballot: Declared }) {
  const { t } = useTranslation('ballot-terms')
  if (!conflicts.length) return null
  return (
    <div className="mt-4 text-sm">
      <p className="font-bold">{t('conflict.declared')}</p>
      <p className="text-ink-2">{t(terms.conflict ? 'conflict.out' : 'conflict.in')}</p>
      <dl className="mt-1 grid gap-1">
        {conflicts.map(({ name, reason }) => (
          <div key={name} className="grid gap-x-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <dt className="wrap-anywhere">{name}</dt>
            <dd className="wrap-anywhere text-ink-2" dir="auto">
              {reason}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

type OwnConflict = { ballot: Pick<BallotView, 'id' | 'roundtableId' | 'conflicts' | 'terms' | 'can'> }

/** For whoever holds a vote: the way to say that they have a conflict of interest, or the button that takes that back. */
export function OwnConflict({ ballot }: OwnConflict) {
  const { t } = useTranslation('ballot-terms')
  const { roundtableId, id, conflicts, can, terms } = ballot
  if (!can.declare) return null
  const address = ballotPaths.conflict(roundtableId, id)
  if (!conflicts.some(({ mine }) => mine))
    return (
      <p className="mt-4 border-t border-line pt-4 text-sm">
        <Link to={address}>{t('conflict.title')}</Link>
      </p>
    )
  return (
    <div className="mt-4">
      <Banner tone="notice">{t(terms.conflict ? 'conflict.you-out' : 'conflict.you-in')}</Banner>
      <InlineForm action={address} className="mt-2">
        {({ busy }) => (
          <Button type="submit" name="act" value="withdraw" size="sm" pending={busy}>
            {t('conflict.withdraw')}
          </Button>
        )}
      </InlineForm>
    </div>
  )
}
