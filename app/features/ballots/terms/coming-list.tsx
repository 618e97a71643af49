import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ConfirmButton } from '#app/ui/dialog.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Section } from '#app/ui/page.tsx'
import type { ComingBallot } from './schedule.server.ts'

type Props = { roundtableId: string; coming: ComingBallot[]; canOpen: boolean }

/** What will be asked and when; for moderators, to open it now or to call it off. */
export function ComingList({ roundtableId, coming, canOpen }: Props) {
  const { t } = useTranslation(['ballot-terms', 'ballots'])
  const format = useFormat()
  if (!coming.length) return null
  return (
    <Section title={t('coming.title')}>
      <ul className="grid gap-4">
        {coming.map((ballot) => (
          <li key={ballot.id} className="card card-padded">
            <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2">
              <span>{t('coming.opens', { at: format.dateTime(ballot.opensAt) })}</span>
              {ballot.closesAt ? <span>{t('coming.closes', { at: format.dateTime(ballot.closesAt) })}</span> : null}
              <span>{t(`ballots:method.${ballot.method}.name`)}</span>
            </p>
            <h3 className="mt-1 font-serif text-xl wrap-anywhere">
              <span className="text-ink-3">{ballot.code}</span> {ballot.name}
            </h3>
            {canOpen ? <Acts action={ballotPaths.schedule(roundtableId, ballot.id)} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Acts({ action }: { action: string }) {
  const { t } = useTranslation('ballot-terms')
  return (
    <div className="button-row mt-4">
      <InlineForm action={action}>
        {({ busy }) => (
          <Button type="submit" name="act" value="open" size="sm" pending={busy}>
            {t('coming.open-now')}
          </Button>
        )}
      </InlineForm>
      <InlineForm action={action}>
        {({ busy }) => (
          <>
            <input type="hidden" name="act" value="call-off" />
            <ConfirmButton
              variant="quiet"
              size="sm"
              pending={busy}
              question={t('coming.question')}
              consequence={t('coming.consequence')}
              keep={t('coming.keep')}
            >
              {t('coming.call-off')}
            </ConfirmButton>
          </>
        )}
      </InlineForm>
    </div>
  )
}
