import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { NavItem } from '#app/ui/header.tsx'
import { DeskFrame, type DeskFrameData } from './desk-frame.tsx'

export function ProfileFrame({ frame, children }: { frame: DeskFrameData; children: ReactNode }) {
  const { t } = useTranslation('secretariat')
  const nav: NavItem[] = [
    { to: paths.roundtables(), label: t('frame.roundtables'), icon: 'home', end: true },
    { to: paths.profile(), label: t('frame.profile'), icon: 'person', end: true },
  ]
  if (frame.secretariat) nav.push({ to: paths.secretariat(), label: t('frame.secretariat'), icon: 'list', end: true })
  return (
    <DeskFrame frame={frame} place="profile" nav={nav}>
      {children}
    </DeskFrame>
  )
}
