import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { RadioGroup } from '#app/ui/choices.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { OPEN_TEXTS, type OpenText } from './publishing.policy.ts'

/** For moderators: who may read the text. */
export function OpenTextForm({ roundtableId, openText }: { roundtableId: string; openText: OpenText }) {
  const { t } = useTranslation('framework')
  const { fields } = useFields(undefined, { openText })
  return (
    <Card title={t('readers.title')} id="readers">
      <InlineForm action={paths.readers(roundtableId)}>
        {({ busy }) => (
          <>
            <RadioGroup
              field={fields.openText}
              label={t('readers.label')}
              hint={t('readers.hint')}
              choices={OPEN_TEXTS.map((value) => ({ value, label: t(`readers.${value}`) }))}
            />
            <Button type="submit" pending={busy} className="mt-4">
              {t('readers.save')}
            </Button>
          </>
        )}
      </InlineForm>
    </Card>
  )
}
