import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { PROPOSED_LENGTH } from './screen-faces.ts'
import type { ScreenLine } from './screens-part.server.ts'

export type SectionChoice = { id: string; label: string }

/** A section or a passage of it, with what somebody proposes in its place: prepared first, or shown at once. */
export function Preparing({
  action,
  screen,
  sections,
}: {
  action: string
  screen: ScreenLine
  sections: SectionChoice[]
}) {
  const { t } = useTranslation('screens')
  if (!sections.length) return null
  return (
    <Disclosure summary={t('desk.text')} className="mt-4">
      <InlineForm action={action} className="mt-2 grid max-w-xl gap-4">
        {({ busy, lastResult }) => <TextChoice {...{ screen, sections, busy, lastResult }} />}
      </InlineForm>
    </Disclosure>
  )
}

type Choosing = {
  screen: ScreenLine
  sections: SectionChoice[]
  busy: boolean
  lastResult: Parameters<typeof useFields>[0]
}

function TextChoice({ screen, sections, busy, lastResult }: Choosing) {
  const { t } = useTranslation('screens')
  const was = [screen.prepared, screen.face].find((face) => face?.kind === 'text')
  const { fields } = useFields(lastResult, {
    sectionId: was?.kind === 'text' ? was.sectionId : sections[0]?.id,
    first: '',
    last: '',
    proposed: '',
  })
  return (
    <>
      <input type="hidden" name="screenId" value={screen.id} />
      <input type="hidden" name="kind" value="text" />
      <SelectField
        field={fields.sectionId}
        label={t('desk.section')}
        options={sections.map(({ id, label }) => ({ value: id, label }))}
      />
      <div className="flex flex-wrap gap-4">
        <TextField field={fields.first} label={t('desk.from')} type="number" min={1} width="xs" optional />
        <TextField field={fields.last} label={t('desk.to')} type="number" min={1} width="xs" optional />
      </div>
      <p className="text-sm text-ink-2">{t('desk.blocks-hint')}</p>
      <TextArea
        field={fields.proposed}
        label={t('desk.proposed')}
        hint={t('desk.proposed-hint')}
        limit={PROPOSED_LENGTH}
        serif
        optional
      />
      <p className="flex flex-wrap gap-2">
        <Button type="submit" name="act" value="prepare" pending={busy}>
          {t('desk.prepare')}
        </Button>
        <Button type="submit" name="act" value="show" variant="primary" pending={busy}>
          {t('desk.show')}
        </Button>
      </p>
    </>
  )
}
