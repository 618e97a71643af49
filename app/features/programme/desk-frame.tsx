import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { paths } from '#app/shared/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Place, TabBar, WorkspaceFrame, WorkspaceHeader, type NavItem } from '#app/ui/header.tsx'

import { LanguageSwitch } from './switches.tsx'

export type DeskFrameData = { programme: string; name: string; secretariat: boolean }

/** The frame of pages that belong to a person or to the installation, not to one roundtable. */
export function DeskFrame({ frame, place, nav, children }: { frame: DeskFrameData; place: 'profile' | 'secretariat'; nav: NavItem[]; children: ReactNode }) {
  const { t } = useTranslation('secretariat')
  return (
    <WorkspaceFrame
      header={
        <WorkspaceHeader
          home={paths.home()}
          homeLabel={t('frame.home')}
          place={<Place above={frame.programme} name={t(`frame.${place}`)} />}
          nav={nav}
          navLabel={t('frame.nav')}
          end={<DeskEnd />}
        />
      }
      tabs={<TabBar items={nav} label={t('frame.nav')} />}
    >
      {children}
    </WorkspaceFrame>
  )
}

function DeskEnd() {
  const { t } = useTranslation(['secretariat', 'common'])
  return (
    <>
      <span className="hidden md:inline-flex"><LanguageSwitch /></span>
      <span className="hidden md:inline-flex">
        <LinkButton variant="quiet" to={paths.roundtables()}>{t('frame.roundtables')}</LinkButton>
        <LinkButton variant="quiet" to={paths.profile()}>{t('frame.profile')}</LinkButton>
      </span>
      <Form method="post" action={paths.signOut()} reloadDocument>
        <Button type="submit" variant="quiet">{t('common:sign-out')}</Button>
      </Form>
    </>
  )
}
