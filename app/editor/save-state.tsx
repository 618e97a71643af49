import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextButton } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Icon, type IconName } from '#app/ui/icons.tsx'
import type { CollabState } from './collab/provider-state.ts'
import type { EditorProvider } from './editor-provider.ts'
import { RefusedText } from './refused-text.tsx'
import { useProvider } from './use-provider.ts'

const LOOK: Record<CollabState, { icon: IconName; tone: string }> = {
  connecting: { icon: 'clock', tone: 'is-saving' },
  saved: { icon: 'saved', tone: '' },
  saving: { icon: 'clock', tone: 'is-saving' },
  held: { icon: 'clock', tone: 'is-offline' },
  offline: { icon: 'offline', tone: 'is-offline' },
  refused: { icon: 'alert', tone: 'is-refused' },
  upgrade: { icon: 'alert', tone: 'is-refused' },
  gone: { icon: 'alert', tone: 'is-refused' },
}

/** Whether the words are safe. It is seen at every change and announced only when something is wrong, or right again. */
export function SectionSaveState({ provider }: { provider: EditorProvider | null }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const { state, savedAt, role, refusedText } = useProvider(provider)
  const [reading, setReading] = useState(false)
  const announced = useAnnouncement(state)
  const reader = role === 'reader' && (state === 'saved' || state === 'saving')
  const text = reader
    ? t('save.live')
    : state === 'saved' && savedAt
      ? t('save.savedAt', { time: format.time(savedAt) })
      : t(`save.${state}`)
  return (
    <>
      <span className={`save-state ${LOOK[state].tone}`}>
        <Icon name={LOOK[state].icon} />
        <span>{text}</span>
        {refusedText !== null ? (
          <TextButton onClick={() => setReading(true)}>{t('save.showRefused')}</TextButton>
        ) : null}
        {state === 'upgrade' ? (
          <TextButton onClick={() => void provider?.keep().then(() => window.location.reload())}>
            {t('save.reload')}
          </TextButton>
        ) : null}
      </span>
      <span className="sr-only" role="status">
        {announced ? t(`save.announce.${announced}`) : ''}
      </span>
      {reading ? (
        <RefusedText
          text={refusedText ?? ''}
          onClose={() => setReading(false)}
          onDiscard={() => {
            provider?.discardRefused()
            setReading(false)
          }}
        />
      ) : null}
    </>
  )
}

type Trouble = Exclude<CollabState, 'connecting' | 'saved' | 'saving'>

function useAnnouncement(state: CollabState): Trouble | 'well' | null {
  const [announced, announce] = useState<Trouble | 'well' | null>(null)
  const trouble = useRef(false)
  useEffect(() => {
    if (state === 'connecting' || state === 'saving') return
    if (state !== 'saved') announce(state)
    else if (trouble.current) announce('well')
    trouble.current = state !== 'saved'
  }, [state])
  return announced
}
