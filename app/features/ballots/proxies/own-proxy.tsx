import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { BallotView } from '../ballots.queries.server.ts'

type Props = { ballot: Pick<BallotView, 'id' | 'roundtableId' | 'proxies' | 'can' | 'own'> }

/** For whoever holds a vote: to give it to somebody, or to take it back. */
export function OwnProxy({ ballot }: Props) {
  const { t } = useTranslation('ballot-proxies')
  const { roundtableId, id, proxies, can } = ballot
  if (!proxies || !can.vote) return null
  if (proxies.given) return <Given ballot={ballot} given={proxies.given} />
  if (!proxies.receivers.length) return null
  return (
    <Disclosure summary={t('give.title')} icon="people" className="mt-4 border-t border-line pt-4">
      <InlineForm action={ballotPaths.proxy(roundtableId, id)} className="mt-2">
        {({ busy, lastResult }) => (
          <>
            <Receiver receivers={proxies.receivers} lastResult={lastResult} />
            <Button type="submit" name="act" value="give" size="sm" pending={busy} className="mt-3">
              {t('give.submit')}
            </Button>
          </>
        )}
      </InlineForm>
    </Disclosure>
  )
}

type ReceiverProps = {
  receivers: { id: string; name: string }[]
  lastResult: Parameters<typeof useFields>[0]
}

function Receiver({ receivers, lastResult }: ReceiverProps) {
  const { t } = useTranslation('ballot-proxies')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, { receiver: '' })
  return (
    <SelectField
      field={fields.receiver}
      label={t('give.to')}
      hint={t('give.hint')}
      options={[
        { value: '', label: t('give.choose') },
        ...receivers.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

function Given({
  ballot: { roundtableId, id, own },
  given: { receiver, accepted },
}: Props & { given: { receiver: string; accepted: boolean } }) {
  const { t } = useTranslation('ballot-proxies')
  return (
    <div className="mt-4">
      {own?.castBy ? null : (
        <Banner tone="notice">{t(accepted ? 'given.accepted' : 'given.asked', { name: receiver })}</Banner>
      )}
      <InlineForm action={ballotPaths.proxy(roundtableId, id)} className="mt-2">
        {({ busy }) => (
          <Button type="submit" name="act" value="take-back" size="sm" pending={busy}>
            {t('given.take-back')}
          </Button>
        )}
      </InlineForm>
    </div>
  )
}
