import { Link } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { TITLE_LIMIT } from './limits.ts'
import type { TemplateLine } from './templates.server.ts'
import { TemplateFacts } from './templates-page.tsx'

type Props = {
  roundtableId: string
  session: { id: string; title: string }
  templates: TemplateLine[]
  action: string
  secretariat: boolean
  canSave: boolean
}

/** Templates to put at the end of the agenda, and the agenda as a template for others. */
export function StartFrom({ roundtableId, session, templates, action, secretariat, canSave }: Props) {
  const { t } = useTranslation('sessions')
  const [saved, setSaved] = useState(0)
  return (
    <Card title={t('templates.start-from')}>
      <ul className="list-lines">
        {templates.map((template) => (
          <li key={template.id} className="flex items-center justify-between gap-3">
            <div className="min-w-0 wrap-anywhere">
              <p className="font-bold">{template.title}</p>
              <TemplateFacts {...template} />
            </div>
            <InlineForm action={action}>
              <input type="hidden" name="act" value="insert" />
              <input type="hidden" name="templateId" value={template.id} />
              <Button type="submit" size="sm">
                {t('templates.insert')}
                <span className="sr-only"> {template.title}</span>
              </Button>
            </InlineForm>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm">
        <Link to={sessionPaths.templates(roundtableId)}>{t('templates.all')}</Link>
      </p>
      {canSave ? (
        <InlineForm
          key={saved}
          action={sessionPaths.templates(roundtableId)}
          onDone={() => setSaved(saved + 1)}
          className="mt-4 grid gap-3 border-t border-line pt-4"
        >
          {(state) => <SaveFields {...{ session, secretariat, state }} />}
        </InlineForm>
      ) : null}
    </Card>
  )
}

function SaveFields({
  session,
  secretariat,
  state,
}: Pick<Props, 'session' | 'secretariat'> & { state: InlineFormState }) {
  const { t } = useTranslation('sessions')
  const { fields } = useFields(state.lastResult, { title: session.title })
  return (
    <>
      <input type="hidden" name="act" value="save" />
      <input type="hidden" name="sessionId" value={session.id} />
      <TextField field={fields.title} label={t('templates.save-as')} maxLength={TITLE_LIMIT} />
      {secretariat ? <Checkbox name="everywhere" value="yes" label={t('templates.everywhere')} /> : null}
      <div>
        <Button type="submit" pending={state.busy}>
          {t('templates.save')}
        </Button>
      </div>
    </>
  )
}
