import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { Role } from '#app/shared/roles.ts'
import { Person } from '#app/ui/avatar.tsx'
import { Tag } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Time } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { MemberChanges } from './member-changes.tsx'
import type { Member } from './table.queries.server.ts'

type Props = {
  roundtableId: string
  members: Member[]
  /** The ids of those who have a page of the roundtable open. */
  present: ReadonlySet<string>
  organisations: { id: string; name: string }[]
  roles: Role[]
  can: { invite: boolean }
}

/** The members, group by group, and who is invited; a group without a member keeps its place and says so. */
export function PeoplePage({ roundtableId, members, present, organisations, roles, can }: Props) {
  const { t } = useTranslation('members')
  const { groups } = useGroups()
  const seated = members.filter(({ invitedAt }) => !invitedAt)
  const missing = groups.filter(({ id }) => !seated.some(({ groupId }) => groupId === id))
  const invited = members.length - seated.length
  return (
    <Page>
      <PageHeader
        title={t('people.title')}
        lead={[
          t('people.lead', { count: seated.length }),
          invited ? t('people.lead-invited', { count: invited }) : '',
          missing.length ? t('people.missing', { count: missing.length }) : t('people.all-groups'),
        ].join(' ')}
        actions={
          can.invite ? (
            <LinkButton to={paths.invitations(roundtableId)} variant="primary" icon="plus">
              {t('people.invite')}
            </LinkButton>
          ) : null
        }
      />
      <div className="grid gap-5">
        {groups.map((group) => {
          const here = members.filter(({ groupId }) => groupId === group.id)
          return (
            <section key={group.id} className="card card-padded">
              <div className="card-header">
                <h2 className="card-title">
                  <GroupName group={group} />
                </h2>
                <p className="card-end">
                  {t('people.seats', { count: here.filter(({ invitedAt }) => !invitedAt).length })}
                </p>
              </div>
              {here.length === 0 ? <p className="text-ink-2">{t('people.empty-group')}</p> : null}
              <ul>
                {here.map((member) => (
                  <MemberLine
                    key={member.membershipId}
                    {...{ roundtableId, member, organisations, roles }}
                    here={present.has(member.personId)}
                  />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </Page>
  )
}

function MemberLine({
  roundtableId,
  member,
  organisations,
  roles,
  here,
}: Omit<Props, 'members' | 'present' | 'can'> & { member: Member; here: boolean }) {
  const { t } = useTranslation('members')
  const { t: common } = useTranslation('common')
  return (
    <li className="border-t border-line py-3 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Person person={{ name: member.name, groupId: member.groupId }} detail={member.organisation} />
        <p className="flex flex-wrap items-center gap-3 text-sm text-ink-2 sm:ms-auto">
          {here ? (
            <span>{t('people.here-now')}</span>
          ) : member.invitedAt ? (
            <span>
              {t('people.invited')} <Time value={member.invitedAt} />
            </span>
          ) : member.lastActiveAt ? (
            <span>
              {t('people.last-active')} <Time value={member.lastActiveAt} />
            </span>
          ) : (
            <span>{t('people.not-yet')}</span>
          )}
          {member.invitedAt ? <Tag>{t('people.invited-tag')}</Tag> : null}
          <Tag>{common(`role.${member.role}`)}</Tag>
        </p>
        {member.mayManage ? <MemberChanges {...{ roundtableId, member, organisations, roles }} /> : null}
      </div>
    </li>
  )
}
