import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'
import { roomScreen } from '../methods/whole-screens.tsx'
import { VoteFields } from '../vote-fields.tsx'
import type { RoomBallot, VoterToEnter } from './room-ballot.ts'

type Props = { roundtableId: string; ballot: RoomBallot; voters: VoterToEnter[] }

/** The answer of somebody without a device, by name. Whoever has answered themselves is not in the list. */
export function EnterVote({ roundtableId, ballot, voters }: Props) {
  const { t } = useTranslation('ballots')
  const [entered, setEntered] = useState(0)
  if (voters.length === 0) return <p className="text-ink-2">{t('close.everybody')}</p>
  return (
    <InlineForm
      key={`${ballot.id} ${entered}`}
      action={ballotPaths.entry(roundtableId, ballot.id)}
      fetcherKey={`entry-${ballot.id}-${entered}`}
      onDone={() => setEntered((times) => times + 1)}
    >
      {(state) => <Fields ballot={ballot} voters={voters} {...state} />}
    </InlineForm>
  )
}

function Fields({ ballot, voters, busy, lastResult }: Omit<Props, 'roundtableId'> & InlineFormState) {
  const { t } = useTranslation('ballots')
  const { group } = useGroups()
  const failed = lastResult?.error ? lastResult : undefined
  const form = useFields(failed, { personId: '' })
  return (
    <>
      <ErrorSummary form={form} />
      <SelectField
        field={form.fields.personId}
        label={t('room.enter-whose')}
        hint={t('room.enter-hint')}
        options={[
          { value: '', label: t('room.choose') },
          ...voters.map(({ personId, name, groupId, entered }) => ({
            value: personId,
            label: t(entered ? 'room.voter-entered' : 'room.voter', { name, group: group(groupId)?.code ?? '' }),
          })),
        ]}
      />
      <VoteFields
        ballot={{ ...ballot, own: null, earlier: null }}
        screen={roomScreen(ballot.method)}
        pillar={null}
        lastResult={undefined}
      />
      <Button type="submit" variant="primary" pending={busy} className="mt-4">
        {t('room.enter-submit')}
      </Button>
    </>
  )
}
