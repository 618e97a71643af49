import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { TablesForm, type Where } from './tables-form.tsx'
import type { DrawShown } from './tables-part.ts'

/** Puts somebody at another table, or at none: what the draw said of them stays on record. */
export function MoveForm({ where, draw }: { where: Where; draw: DrawShown }) {
  const { t } = useTranslation('tables')
  const { fields } = useFields(undefined, { personId: '', tableId: '' })
  const at = (number: number) => t('table', { number })
  const seated = draw.tables.flatMap(({ number, seats }) =>
    seats.map(({ personId, name }) => ({ value: personId, label: `${name}, ${at(number)}` })),
  )
  const apart = draw.apart.map(({ personId, name }) => ({ value: personId, label: `${name}, ${t('desk.apart')}` }))
  return (
    <Disclosure summary={t('desk.move')} icon="more">
      <TablesForm where={where} act="move" fields={{ drawId: draw.id }} className="mt-2 grid gap-3">
        {({ busy }) => (
          <>
            <div className="grid gap-3 sm:grid-cols-2">
              <SelectField field={fields.personId} label={t('desk.person')} options={[...seated, ...apart]} />
              <SelectField
                field={fields.tableId}
                label={t('desk.to')}
                options={[
                  ...draw.tables.map(({ id, number }) => ({ value: id, label: at(number) })),
                  { value: '', label: t('desk.nowhere') },
                ]}
              />
            </div>
            <p>
              <Button type="submit" pending={busy}>
                {t('desk.move-do')}
              </Button>
            </p>
          </>
        )}
      </TablesForm>
    </Disclosure>
  )
}
