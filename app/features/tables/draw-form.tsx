import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { SEED_LIMIT, TABLES, usualCount } from './table-words.ts'
import { TablesForm, type Where } from './tables-form.tsx'
import type { DrawShown } from './tables-part.ts'

type Props = { where: Where; itemId: string; draw: DrawShown | null; present: number }

/** How many tables, and by which seed: one that the server makes, unless the room has thrown its own. */
export function DrawForm({ where, itemId, draw, present }: Props) {
  return (
    <TablesForm where={where} act="draw" fields={{ itemId, drawId: draw?.id ?? '' }} className="grid gap-3">
      {({ busy, lastResult }) => <DrawFields {...{ draw, present, busy, lastResult }} />}
    </TablesForm>
  )
}

type FieldsProps = Pick<Props, 'draw' | 'present'> & {
  busy: boolean
  lastResult: Parameters<typeof useFields>[0]
}

function DrawFields({ draw, present, busy, lastResult }: FieldsProps) {
  const { t } = useTranslation('tables')
  const { fields } = useFields(lastResult, { count: draw?.tables.length ?? usualCount(present), seed: '' })
  return (
    <>
      <TextField
        field={fields.count}
        label={t('draw.count')}
        hint={t('draw.present', { count: present })}
        type="number"
        inputMode="numeric"
        min={TABLES.least}
        max={TABLES.most}
        width="xs"
      />
      <Disclosure summary={t('draw.own-seed')} icon="more">
        <div className="mt-2">
          <TextField
            field={fields.seed}
            label={t('draw.seed')}
            hint={t('draw.seed-hint')}
            maxLength={SEED_LIMIT}
            autoComplete="off"
            optional
          />
        </div>
      </Disclosure>
      <p>
        <Button type="submit" variant={draw ? 'default' : 'primary'} pending={busy}>
          {t(draw ? 'draw.again' : 'draw.do')}
        </Button>
      </p>
    </>
  )
}
