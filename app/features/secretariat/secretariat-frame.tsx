import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { DeskFrame, type DeskFrameData } from './desk-frame.tsx'

export function SecretariatFrame({ frame, children }: { frame: DeskFrameData; children: ReactNode }) {
  const { t } = useTranslation('secretariat')
  return (
    <DeskFrame
      frame={frame}
      place="secretariat"
      nav={[
        { to: paths.interests(), label: t('nav.interests'), icon: 'mail' },
        { to: paths.publicTexts(), label: t('nav.texts'), icon: 'file' },
        { to: paths.deskRoundtables(), label: t('nav.roundtables'), icon: 'home' },
        { to: paths.groups(), label: t('nav.groups'), icon: 'table' },
        { to: paths.organisations(), label: t('nav.organisations'), icon: 'list' },
        { to: paths.allPeople(), label: t('nav.people'), icon: 'people' },
        { to: paths.deskBin(), label: t('nav.bin'), icon: 'trash' },
      ]}
    >
      {children}
    </DeskFrame>
  )
}
