import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { GroupBars } from '#app/ui/group-bars.tsx'
import { Card, type Crumb, Disclosure, Page, PageHeader } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Balance, GroupBalance, Measure, SpeakerBalance } from './balance.queries.server.ts'
import { clock } from './said.ts'

type Props = {
  of: 'session' | 'roundtable'
  title: string
  crumbs: Crumb[]
  balance: Balance
}

const SHOWN: readonly Measure[] = ['spokenMs', 'votes', 'text', 'comments']

/** Who spoke, voted, wrote and commented, group by group, and who is missing: a picture each, and one table with all of it. */
export function BalancePage({ of, title, crumbs, balance: { groups: balance, speakers } }: Props) {
  const { t } = useTranslation('balance')
  const format = useFormat()
  const said = (measure: Measure, value: number) => (measure === 'spokenMs' ? clock(value) : format.number(value))
  const label = (measure: Measure) => t(measure === 'text' ? `text-${of}` : measure)
  return (
    <Page>
      <PageHeader title={title} lead={t(`lead-${of}`)} crumbs={crumbs} />
      <div className="mt-6 grid gap-5 lg:grid-cols-2">
        {SHOWN.map((measure) => (
          <MeasureCard key={measure} {...{ balance, measure }} label={label(measure)} />
        ))}
      </div>
      <Card title={t('table')} className="mt-5">
        <Table
          caption={t('table')}
          rows={balance}
          rowKey={({ groupId }) => groupId}
          columns={[
            { key: 'group', label: t('group'), header: true, cell: ({ groupId }) => <GroupName groupId={groupId} /> },
            { key: 'members', label: t('members'), numeric: true, cell: ({ members }) => format.number(members) },
            ...SHOWN.map((measure) => ({
              key: measure,
              label: label(measure),
              numeric: true,
              cell: (row: GroupBalance) => said(measure, row[measure]),
            })),
          ]}
        />
      </Card>
      {speakers.length ? <Speakers speakers={speakers} /> : null}
    </Page>
  )
}

/** The time of each organisation, and of each person in it. */
function Speakers({ speakers }: { speakers: SpeakerBalance[] }) {
  const { t } = useTranslation('balance')
  const format = useFormat()
  const organisations = byOrganisation(speakers)
  const group = { key: 'group', label: t('group'), cell: ({ groupId }: Spoken) => <GroupName groupId={groupId} /> }
  const organisation = {
    key: 'organisation',
    label: t('organisation'),
    cell: ({ organisation }: Spoken) => <bdi>{organisation}</bdi>,
  }
  const figures = [
    { key: 'speeches', label: t('speeches'), numeric: true, cell: ({ speeches }: Spoken) => format.number(speeches) },
    { key: 'spoken', label: t('spokenMs'), numeric: true, cell: ({ spokenMs }: Spoken) => clock(spokenMs) },
  ]
  return (
    <Card title={t('speakers')} className="mt-5">
      <Table
        caption={t('by-organisation')}
        showCaption
        rows={organisations}
        rowKey={({ organisation, groupId }) => `${organisation} ${groupId}`}
        columns={[{ ...organisation, header: true }, group, ...figures]}
      />
      <Disclosure summary={t('by-person')} icon="people" className="mt-4">
        <Table
          caption={t('by-person')}
          rows={speakers}
          rowKey={({ personId, organisation, groupId }) => `${personId} ${organisation} ${groupId}`}
          columns={[
            { key: 'person', label: t('person'), header: true, cell: ({ name }: SpeakerBalance) => <bdi>{name}</bdi> },
            organisation,
            group,
            ...figures,
          ]}
        />
      </Disclosure>
    </Card>
  )
}

type Spoken = Omit<SpeakerBalance, 'personId' | 'name'>

/** Speeches and time of each organisation, the longest first. */
function byOrganisation(speakers: SpeakerBalance[]): Spoken[] {
  const sums = new Map<string, Spoken>()
  for (const { organisation, groupId, speeches, spokenMs } of speakers) {
    const key = `${organisation} ${groupId}`
    const before = sums.get(key) ?? { organisation, groupId, speeches: 0, spokenMs: 0 }
    sums.set(key, { ...before, speeches: before.speeches + speeches, spokenMs: before.spokenMs + spokenMs })
  }
  return [...sums.values()].sort((one, other) => other.spokenMs - one.spokenMs)
}

function MeasureCard({ balance, measure, label }: { balance: GroupBalance[]; measure: Measure; label: string }) {
  const { t } = useTranslation('balance')
  const format = useFormat()
  const { groups, group } = useGroups()
  const valueOf = (id: string) => balance.find(({ groupId }) => groupId === id)?.[measure] ?? 0
  const total = balance.reduce((sum, row) => sum + row[measure], 0)
  // A group without anybody at the table is missing there, and nowhere besides.
  const silent = balance
    .filter((row) => row.members > 0 && row[measure] === 0)
    .flatMap(({ groupId }) => group(groupId)?.name ?? [])
  return (
    <Card title={label}>
      {total === 0 ? (
        <p className="text-ink-2">{t('nothing')}</p>
      ) : (
        <>
          <GroupBars caption={t('share')} parts={groups.map((one) => ({ group: one, value: valueOf(one.id) }))} />
          <p className="mt-3 text-sm">{silent.length ? t('missing', { groups: format.list(silent) }) : t('all')}</p>
        </>
      )}
    </Card>
  )
}
