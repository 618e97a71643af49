import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { Role } from '#app/shared/roles.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Disclosure } from '#app/ui/page.tsx'
import type { Member } from './table.queries.server.ts'

type Props = { roundtableId: string; member: Member; organisations: { id: string; name: string }[]; roles: Role[] }

/** Role, organisation, and the end of a membership: all of it takes effect at once, on open pages too. */
export function MemberChanges({ roundtableId, member, organisations, roles }: Props) {
  const { t } = useTranslation('members')
  const { t: common } = useTranslation('common')
  const { fields } = useFields(undefined, { role: member.role, organisationId: member.organisationId })
  return (
    <Disclosure
      icon="edit"
      summary={
        <span>
          {t('people.change')}
          <span className="sr-only"> {member.name}</span>
        </span>
      }
      className="open:basis-full sm:open:ps-10"
    >
      <p className="text-sm text-ink-2">{member.email}</p>
      <InlineForm action={paths.membership(roundtableId, member.membershipId)} className="my-3">
        {({ busy }) => (
          <div className="flex flex-wrap items-end gap-3">
            <SelectField
              field={fields.role}
              label={t('people.role')}
              options={roles.map((role) => ({ value: role, label: common(`role.${role}`) }))}
            />
            <SelectField
              field={fields.organisationId}
              label={t('people.organisation')}
              options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button type="submit" pending={busy}>
              {common('save')}
            </Button>
          </div>
        )}
      </InlineForm>
      {member.invitedAt ? (
        <InlineForm
          action={paths.membershipInvitation(roundtableId, member.membershipId)}
          className="my-3 border-t border-line pt-3"
        >
          {({ busy }) => (
            <Button type="submit" pending={busy}>
              {t('people.invite-again')}
            </Button>
          )}
        </InlineForm>
      ) : null}
      <InlineForm
        action={paths.membershipEnd(roundtableId, member.membershipId)}
        className="flex flex-wrap items-center gap-3 border-t border-line pt-3"
      >
        <Checkbox name="confirmed" value="yes" required label={t('people.end-confirm', { name: member.name })} />
        <Button type="submit" variant="danger">
          {t('people.end')}
        </Button>
      </InlineForm>
    </Disclosure>
  )
}
