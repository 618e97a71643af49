import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { RadioCards } from '#app/ui/choices.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { FloorForm, type Where } from './floor-form.tsx'
import { FLOOR_KINDS, type FloorKind, LINE_LIMIT } from './floor-words.ts'

/** What somebody asks for the floor for. */
export type Own = { kind: string; line: string }

const typedIn = (form: HTMLFormElement | null): Own => {
  const sent = new FormData(form ?? undefined)
  return { kind: String(sent.get('kind') ?? 'contribution'), line: String(sent.get('line') ?? '') }
}

/** Asks for the floor, with what for and, if one likes, what one wants to say. */
export function AskForm({
  where,
  about,
  pointsOnly,
  onTyped,
}: {
  where: Where
  about: string
  pointsOnly: boolean
  onTyped: (typed: Own) => void
}) {
  const { t } = useTranslation('floor')
  const kind = pointsOnly ? 'point' : 'contribution'
  return (
    <div className="card card-padded">
      {pointsOnly ? <p className="mb-3">{t('room.points')}</p> : null}
      <FloorForm
        where={where}
        noun="floor"
        act="ask"
        keep={{ kind: 'floor', about, replaces: `floor ${where.sessionId}` }}
      >
        {({ busy }) => (
          <>
            <Words kinds={pointsOnly ? ['point'] : FLOOR_KINDS} own={{ kind, line: '' }} />
            <div className="room-acts mt-4">
              <Button
                type="submit"
                variant="primary"
                size="touch"
                icon="hand"
                pending={busy}
                className="w-full"
                onClick={(event) => onTyped(typedIn(event.currentTarget.form))}
              >
                {t('room.ask')}
              </Button>
            </div>
          </>
        )}
      </FloorForm>
    </div>
  )
}

/** What one wants to say, for its author; it can be changed while one waits. */
export function OwnLine({ where, own, onTyped }: { where: Where; own: Own; onTyped: (typed: Own) => void }) {
  const { t } = useTranslation('floor')
  const box = useRef<HTMLDetailsElement>(null)
  const typed = useRef(own)
  function changed() {
    onTyped(typed.current)
    if (box.current) box.current.open = false
  }
  return (
    <div className="card card-padded">
      <h3 className="text-sm font-medium">
        {t('room.line')} <span className="font-normal text-ink-2">{t('room.line-hint')}</span>
      </h3>
      {own.line ? (
        <p className="mt-1 break-words" dir="auto">
          {own.line}
        </p>
      ) : null}
      <Disclosure summary={t('room.change')} icon="edit" className="mt-2" ref={box}>
        <FloorForm where={where} noun="floor" act="change" onDone={changed}>
          {({ busy }) => (
            <>
              <Words kinds={FLOOR_KINDS} own={own} />
              <Button
                type="submit"
                pending={busy}
                className="mt-3"
                onClick={(event) => void (typed.current = typedIn(event.currentTarget.form))}
              >
                {t('room.save')}
              </Button>
            </>
          )}
        </FloorForm>
      </Disclosure>
    </div>
  )
}

function Words({ kinds, own }: { kinds: readonly FloorKind[]; own: Own }) {
  const { t } = useTranslation('floor')
  const { fields } = useFields(null, own)
  return (
    <div className="grid gap-4">
      <RadioCards
        field={fields.kind}
        label={t('room.kind')}
        choices={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        inline
        className="floor-kinds"
      />
      <TextArea
        field={fields.line}
        label={t('room.line')}
        hint={t('room.line-hint')}
        optional
        rows={2}
        limit={LINE_LIMIT}
      />
    </div>
  )
}
