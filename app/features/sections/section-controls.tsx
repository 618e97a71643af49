import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { SectionPageData } from './section-page.queries.server.ts'
import { WORKING_STATUSES } from './section-status.ts'

/** What a moderator decides about a section: its status, and whether it is locked meanwhile. */
export function SectionControls({
  roundtableId,
  section,
  can,
}: Pick<SectionPageData, 'roundtableId' | 'section' | 'can'>) {
  const { t } = useTranslation('section')
  const { t: ui } = useTranslation('ui')
  const { fields } = useFields(undefined, { status: section.status })
  return (
    <div className="section-controls">
      {can.changeStatus && section.status === 'agreed' ? (
        <LinkButton to={paths.sectionReopening(roundtableId, section.id)} size="sm">
          {t('decision.reopened.open')}
        </LinkButton>
      ) : null}
      {can.changeStatus && section.status !== 'agreed' ? (
        <InlineForm action={paths.sectionStatus(roundtableId, section.id)}>
          {({ busy }) => (
            <div className="flex items-center gap-2">
              <input type="hidden" name="from" value={section.status} />
              <SelectField
                field={fields.status}
                label={t('status.label')}
                hideLabel
                options={WORKING_STATUSES.map((value) => ({ value, label: ui(`status.${value}`) }))}
              />
              <Button type="submit" size="sm" pending={busy}>
                {t('status.set')}
              </Button>
              <LinkButton to={paths.sectionAgreement(roundtableId, section.id)} size="sm">
                {t('decision.agreed.open')}
              </LinkButton>
            </div>
          )}
        </InlineForm>
      ) : null}
      {can.lock ? (
        <InlineForm action={paths.sectionLock(roundtableId, section.id)}>
          <input type="hidden" name="locked" value={section.locked ? 'no' : 'yes'} />
          <Button type="submit" size="sm" icon="lock">
            {section.locked ? t('lock.unlock') : t('lock.lock')}
          </Button>
        </InlineForm>
      ) : null}
    </div>
  )
}
