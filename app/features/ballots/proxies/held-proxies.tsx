import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { SaveState } from '#app/ui/status.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { SCREENS } from '../methods/method-screens.tsx'
import { SentBy } from '../terms/terms-lines.tsx'
import { VoteFields } from '../vote-fields.tsx'
import type { ProxiesView } from './proxies.ts'

type Props = { ballot: BallotView; pillar: string | null }

/** Who asks the reader to vote for them: yes or no. */
export function AskedProxies({ ballot: { roundtableId, id, proxies, can } }: Pick<Props, 'ballot'>) {
  const { t } = useTranslation('ballot-proxies')
  if (!can.vote || !proxies?.asked.length) return null
  return (
    <section className="mb-5 rounded-md bg-inset p-4" aria-labelledby="asked-proxies">
      <h2 id="asked-proxies" className="font-bold">
        {t('asked.title')}
      </h2>
      <p className="mt-1 text-sm text-ink-2">{t('asked.hint', { count: proxies.most })}</p>
      <ul className="mt-3 grid gap-4">
        {proxies.asked.map(({ id: proxy, giver }) => (
          <li key={proxy}>
            <p className="wrap-anywhere">{t('asked.by', { name: giver })}</p>
            <InlineForm action={ballotPaths.proxy(roundtableId, id)} className="mt-2">
              {({ busy }) => (
                <div className="button-row">
                  <input type="hidden" name="proxy" value={proxy} />
                  <Button type="submit" name="act" value="accept" size="sm" variant="primary" pending={busy}>
                    {t('asked.accept', { name: giver })}
                  </Button>
                  <Button type="submit" name="act" value="decline" size="sm" pending={busy}>
                    {t('asked.decline', { name: giver })}
                  </Button>
                </div>
              )}
            </InlineForm>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Which proxy's form was sent and answered with this; null where it was the reader's own. */
type Sent = { sentFor: string | null; lastResult: SubmissionResult | undefined }

/** A form for each of those for whom the reader votes, apart from the reader's own. */
export function HeldProxies({ ballot, pillar, sentFor, lastResult }: Props & Sent) {
  const { proxies, can } = ballot
  if (!can.vote || !proxies) return null
  return proxies.held.map((held) => (
    <Held key={held.id} {...{ ballot, pillar, held }} lastResult={sentFor === held.id ? lastResult : undefined} />
  ))
}

type HeldProps = Props & { held: ProxiesView['held'][number]; lastResult: SubmissionResult | undefined }

function Held({ ballot, pillar, held: { id, giver, own }, lastResult }: HeldProps) {
  const { t } = useTranslation(['ballot-proxies', 'ballots'])
  const format = useFormat()
  const { roundtableId } = ballot
  return (
    <section className="mt-6 border-t border-line pt-5" aria-labelledby={`for-${id}`}>
      <h2 id={`for-${id}`} className="card-title wrap-anywhere">
        {t('held.title', { name: giver })}
      </h2>
      <p className="mt-1 text-sm text-ink-2">{t('held.hint', { name: giver })}</p>
      <InlineForm
        action={`${paths.ballotVote(roundtableId, ballot.id)}?for=${id}`}
        fetcherKey={`vote-${ballot.id}-${id}`}
        className="mt-4"
      >
        {({ busy, lastResult: inline }) => (
          <>
            <SentBy ballot={{ own }} />
            <VoteFields
              ballot={{ ...ballot, own, earlier: null }}
              screen={SCREENS[ballot.method]}
              pillar={pillar}
              legend={t('held.answer', { name: giver })}
              lastResult={inline?.error ? inline : lastResult}
            />
            <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3">
              <Button type="submit" variant="primary" pending={busy} className="max-sm:w-full">
                {t('held.save', { name: giver })}
              </Button>
              <span className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
                {own && !busy ? <SaveState state="saved" time={format.time(own.updatedAt)} /> : null}
                <span>{t('ballots:card.changeable')}</span>
              </span>
            </div>
          </>
        )}
      </InlineForm>
      <InlineForm action={ballotPaths.proxy(roundtableId, ballot.id)} className="mt-3">
        {({ busy }) => (
          <>
            <input type="hidden" name="proxy" value={id} />
            <Button type="submit" name="act" value="decline" size="sm" variant="quiet" pending={busy}>
              {t('held.give-back', { name: giver })}
            </Button>
          </>
        )}
      </InlineForm>
    </section>
  )
}
