import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card, Disclosure } from '#app/ui/page.tsx'
import { BallotRing } from '#app/ui/ring-ballot.tsx'
import { Table } from '#app/ui/table.tsx'
import type { GroupReadiness, Readiness } from './preparation.queries.server.ts'

const HALF = 0.5

type Reminder = { id: string; at: string; people: number } | null
type Props = { roundtableId: string; sessionId: string; ready: Readiness; reminder: Reminder }

/** For moderators: how many of each group have done their whole list, never who. */
export function ReadyCard({ roundtableId, sessionId, ready, reminder }: Props) {
  const { t } = useTranslation('preparation')
  const total = ready.ready === null ? null : t('ready.of', { ready: ready.ready, members: ready.members })
  return (
    <Card title={t('ready.title')} id="ready" end={<span className="text-sm text-ink-2">{total}</span>}>
      <div className="flex flex-wrap items-center gap-5">
        <Ring ready={ready} />
        <div className="min-w-40 flex-1">
          <p>{useFinding(ready.groups)}</p>
          <p className="mt-2 text-sm text-ink-2">{t('ready.how')}</p>
        </div>
      </div>
      <ReadyTable groups={ready.groups} />
      <p className="mt-4 border-t border-line pt-4 text-sm text-ink-2">{t('ready.counts-only')}</p>
      <Remind {...{ roundtableId, sessionId, reminder }} all={ready.ready === ready.members} />
    </Card>
  )
}

const shareOf = ({ ready, members }: GroupReadiness) => (ready === null || !members ? null : ready / members)

function Ring({ ready }: { ready: Readiness }) {
  const { t } = useTranslation('preparation')
  const { groups } = useGroups()
  const of = (id: string) => ready.groups.find(({ groupId }) => groupId === id)
  return (
    <BallotRing
      title={useFinding(ready.groups)}
      threshold={HALF}
      centre={ready.ready === null ? undefined : { number: ready.ready, caption: t('ready.centre') }}
      shown={ready.groups.filter((group) => shareOf(group) !== null).length}
      describe={(group) =>
        group.withheld
          ? t('ready.withheld', { group: group.name, count: group.voters })
          : t('ready.group', {
              group: group.name,
              ready: Math.round((group.share ?? 0) * group.voters),
              count: group.voters,
            })
      }
      groups={groups.map(({ id, code, name, colour }) => {
        const group = of(id) ?? { groupId: id, members: 0, ready: null }
        const withheld = group.ready === null && group.members > 0
        return { code, name, colour, share: shareOf(group), voters: group.members, withheld }
      })}
    />
  )
}

/** What the drawing shows, in words; of groups whose counts are not shown it says nothing. */
function useFinding(groups: GroupReadiness[]) {
  const { t } = useTranslation('preparation')
  const format = useFormat()
  const names = useGroups().groups
  const shown = groups.filter((group) => shareOf(group) !== null)
  const half = shown.filter((group) => shareOf(group)! >= HALF).length
  const none = shown.filter(({ ready }) => ready === 0)
  const missing = none.map(({ groupId }) => names.find(({ id }) => id === groupId)?.name ?? '')
  if (!shown.length) return t('ready.none-shown')
  const sentence = t('ready.half', { count: half, shown: shown.length })
  return missing.length ? `${sentence} ${t('ready.nobody', { groups: format.list(missing, 'disjunction') })}` : sentence
}

function ReadyTable({ groups }: { groups: GroupReadiness[] }) {
  const { t } = useTranslation('preparation')
  return (
    <Disclosure summary={t('ready.as-table')} className="mt-4">
      <Table
        caption={t('ready.title')}
        grid
        rows={groups}
        rowKey={({ groupId }) => groupId}
        columns={[
          {
            key: 'group',
            label: t('ready.col-group'),
            header: true,
            cell: ({ groupId }) => <GroupName groupId={groupId} />,
          },
          { key: 'members', label: t('ready.col-members'), numeric: true, cell: ({ members }) => members },
          {
            key: 'ready',
            label: t('ready.col-ready'),
            numeric: true,
            cell: ({ ready, members }) => ready ?? (members ? t('ready.too-few') : '–'),
          },
        ]}
      />
    </Disclosure>
  )
}

function Remind({ roundtableId, sessionId, reminder, all }: Omit<Props, 'ready'> & { all: boolean }) {
  const { t } = useTranslation('preparation')
  const format = useFormat()
  return (
    <>
      {reminder ? (
        <p className="mt-2 text-sm text-ink-2">{t('ready.reminded', { when: format.relative(reminder.at) })}</p>
      ) : null}
      {all ? null : (
        <InlineForm className="mt-3" action={sessionPaths.reminder(roundtableId, sessionId)}>
          {({ busy }) => (
            <>
              {reminder ? <input type="hidden" name="seen" value={reminder.id} /> : null}
              <Button type="submit" icon="mail" pending={busy}>
                {t('ready.remind')}
              </Button>
            </>
          )}
        </InlineForm>
      )}
    </>
  )
}
