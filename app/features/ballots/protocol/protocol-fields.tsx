import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { LONGEST_PROTOCOL, PROTOCOL_TEXTS, protocolField } from './protocol-words.ts'

const NAMES = PROTOCOL_TEXTS.map(protocolField)
const EMPTY = Object.fromEntries([...NAMES, 'amendment'].map((name) => [name, '']))

type Props = { answered: Record<string, unknown>; lastResult: SubmissionResult | undefined }

/** What is fixed before the first round beside the settings, and for a later round why it departs from that. */
export function ProtocolFields({ answered, lastResult }: Props) {
  const { t } = useTranslation('ballot-protocol')
  const { fields } = useFields<string>(lastResult, EMPTY)
  const isWritten = NAMES.some((name) => answered[name] || fields[name]!.invalid)
  const isLater = Boolean(answered.after || answered.amendment || fields.amendment!.invalid)
  return (
    <>
      {isLater ? (
        <TextArea
          field={fields.amendment!}
          label={t('amendment')}
          hint={t('amendment-hint')}
          limit={LONGEST_PROTOCOL}
          rows={3}
        />
      ) : null}
      <Disclosure summary={t('fields')} open={isWritten}>
        <p className="field-hint mt-2">{t('fields-hint')}</p>
        <div className="mt-3 grid gap-4">
          {PROTOCOL_TEXTS.map((name) => (
            <TextArea
              key={name}
              field={fields[protocolField(name)]!}
              label={t(`what.${name}`)}
              hint={t(`hint.${name}`)}
              limit={LONGEST_PROTOCOL}
              rows={2}
              optional
            />
          ))}
        </div>
      </Disclosure>
    </>
  )
}
