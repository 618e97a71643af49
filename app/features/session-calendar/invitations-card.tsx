import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Changes } from './content.ts'
import type { Desk, GroupAnswers } from './invitations.queries.server.ts'

type Props = { roundtableId: string; sessionId: string; desk: Desk }

/** For moderators: what has been sent, what has changed since, and who has answered, by group. */
export function InvitationsCard({ roundtableId, sessionId, desk }: Props) {
  const { t } = useTranslation('session-calendar')
  return (
    <Card title={t('card.title')} id="invitations" end={<SendingState desk={desk} />}>
      <Answered desk={desk} />
      <SentLine desk={desk} />
      <AnswerTable groups={desk.groups} />
      <SendButton {...{ roundtableId, sessionId, desk }} />
    </Card>
  )
}

function SendingState({ desk }: { desk: Desk }) {
  const { t } = useTranslation('session-calendar')
  const state = !desk.last ? 'never' : desk.waiting > desk.newcomers ? 'changed' : 'sent'
  const { tone, icon } = LOOKS[state]
  return (
    <span className={`status status-${tone}`}>
      <Icon name={icon} />
      {t(`card.state-${state}`)}
    </span>
  )
}

const LOOKS = {
  never: { tone: 'draft', icon: 'dashed' },
  changed: { tone: 'review', icon: 'half' },
  sent: { tone: 'agreed', icon: 'agreed' },
} as const

function Answered({ desk }: { desk: Desk }) {
  const { t } = useTranslation('session-calendar')
  const { groups } = useGroups()
  const format = useFormat()
  const silent = desk.groups.filter(({ come, decline, none }) => come + decline === 0 && none > 0)
  const names = silent.map(({ groupId }) => groups.find(({ id }) => id === groupId)?.name ?? '')
  return (
    <p>
      <strong>{t('card.accepted', { count: desk.come, members: desk.members })}</strong>{' '}
      {desk.last && names.length > 0 && names.length <= 3
        ? t('card.silent', { groups: format.list(names, 'disjunction') })
        : null}
    </p>
  )
}

function SentLine({ desk }: { desk: Desk }) {
  const { t } = useTranslation('session-calendar')
  const format = useFormat()
  const said = useChanges()
  if (!desk.last) return <p className="mt-2 text-sm text-ink-2">{t('card.never')}</p>
  const changes = desk.changes ? said(desk.changes) : []
  return (
    <p className="mt-2 text-sm text-ink-2">
      {t('card.sent', { when: format.date(desk.last.at, 'weekday') })}{' '}
      {changes.length ? t('card.since', { changes: format.list(changes) }) : null}{' '}
      {desk.newcomers ? t('card.newcomers', { count: desk.newcomers }) : null}
    </p>
  )
}

/** Each change in words: "item 3 is new". */
function useChanges() {
  const { t } = useTranslation('session-calendar')
  const format = useFormat()
  return ({ facts, added, moved, edited, removed }: Changes) => [
    ...facts.map((fact) => t(`changed.${fact}`)),
    ...(['added', 'moved', 'edited'] as const).flatMap((how) => {
      const numbers = { added, moved, edited }[how]
      return numbers.length ? [t(`changed.${how}`, { count: numbers.length, items: format.list(numbers) })] : []
    }),
    ...(removed ? [t('changed.removed', { count: removed })] : []),
  ]
}

function AnswerTable({ groups }: { groups: GroupAnswers[] }) {
  const { t } = useTranslation('session-calendar')
  return (
    <Table
      className="mt-4"
      caption={t('card.by-group')}
      grid
      rows={groups}
      rowKey={({ groupId }) => groupId}
      columns={[
        { key: 'group', label: t('card.group'), header: true, cell: ({ groupId }) => <GroupName groupId={groupId} /> },
        { key: 'come', label: t('card.come'), numeric: true, cell: ({ come }) => come },
        { key: 'decline', label: t('card.decline'), numeric: true, cell: ({ decline }) => decline },
        { key: 'none', label: t('card.none'), numeric: true, cell: ({ none }) => none },
      ]}
    />
  )
}

/** Without anybody to send to there is no button: the line above says that all have been told. */
export function SendButton({ roundtableId, sessionId, desk }: Props) {
  const { t } = useTranslation('session-calendar')
  const { last, waiting, newcomers } = desk
  if (!waiting) return null
  const label = !last ? 'card.send' : waiting > newcomers ? 'card.send-change' : 'card.send-newcomers'
  return (
    <InlineForm className="mt-4" action={sessionPaths.invitations(roundtableId, sessionId)}>
      {({ busy }) => (
        <>
          {last ? <input type="hidden" name="seen" value={last.id} /> : null}
          <Button type="submit" variant="primary" icon="mail" pending={busy}>
            {t(label, { count: waiting })}
          </Button>
        </>
      )}
    </InlineForm>
  )
}
