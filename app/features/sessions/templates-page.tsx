import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import type { TemplateLine } from './templates.server.ts'

/** Agendas to begin with. */
export function TemplatesPage({ roundtableId, templates }: { roundtableId: string; templates: TemplateLine[] }) {
  const { t } = useTranslation('sessions')
  return (
    <Page narrow>
      <PageHeader
        title={t('templates.title')}
        lead={t('templates.lead')}
        crumbs={[{ label: t('list.title'), to: sessionPaths.sessions(roundtableId) }, { label: t('templates.title') }]}
      />
      {templates.length ? (
        <Card>
          <ul className="list-lines">
            {templates.map((template) => (
              <li key={template.id} className="flex flex-wrap items-center justify-between gap-3">
                <div className="min-w-52 flex-1 wrap-anywhere">
                  <h2 className="font-bold">{template.title}</h2>
                  <TemplateFacts {...template} />
                </div>
                <div className="button-row">
                  <LinkButton to={`${sessionPaths.new(roundtableId)}?from=template:${template.id}`} size="sm">
                    {t('templates.begin')}
                    <span className="sr-only"> {template.title}</span>
                  </LinkButton>
                  {template.own ? (
                    <InlineForm action={sessionPaths.templates(roundtableId)}>
                      <input type="hidden" name="act" value="remove" />
                      <input type="hidden" name="id" value={template.id} />
                      <Button type="submit" size="sm" variant="quiet" icon="trash">
                        {t('templates.remove')}
                        <span className="sr-only"> {template.title}</span>
                      </Button>
                    </InlineForm>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState title={t('templates.empty')}>{t('templates.empty-how')}</EmptyState>
      )}
    </Page>
  )
}

export function TemplateFacts({ minutes, items, everywhere }: Pick<TemplateLine, 'minutes' | 'items' | 'everywhere'>) {
  const { t } = useTranslation('sessions')
  const facts = [
    t('items', { count: items }),
    t('minutes', { count: minutes }),
    everywhere ? t('templates.programme') : '',
  ]
  return <p className="text-sm text-ink-2">{facts.filter(Boolean).join(' · ')}</p>
}
