import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { FloorForm, type Where } from './floor-form.tsx'
import { FLOOR_KINDS, LINE_LIMIT } from './floor-words.ts'

export type Listed = { personId: string; name: string }

/** Staff enter whoever holds up a hand and has no device at hand. */
export function AddPerson({ where, people, waiting }: { where: Where; people: Listed[]; waiting: string[] }) {
  const { t } = useTranslation('floor')
  const { fields } = useFields(null, { personId: '', kind: 'contribution', line: '' })
  const box = useRef<HTMLDetailsElement>(null)
  const free = people.filter(({ personId }) => !waiting.includes(personId))
  return (
    <Disclosure summary={t('add.title')} icon="plus" className="mt-3" ref={box}>
      <FloorForm
        where={where}
        noun="queue"
        act="add"
        className="grid gap-3 py-2"
        onDone={() => box.current?.querySelector('form')?.reset()}
      >
        {({ busy }) => (
          <>
            <SelectField
              field={fields.personId}
              label={t('add.person')}
              options={[
                { value: '', label: t('add.choose') },
                ...free.map(({ personId, name }) => ({ value: personId, label: name })),
              ]}
            />
            <SelectField
              field={fields.kind}
              label={t('add.kind')}
              options={FLOOR_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            />
            <TextField field={fields.line} label={t('add.line')} maxLength={LINE_LIMIT} optional />
            <Button type="submit" pending={busy}>
              {t('add.add')}
            </Button>
          </>
        )}
      </FloorForm>
    </Disclosure>
  )
}
