import { Form, Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LANGUAGES } from '#app/shared/roles.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { type NavItem, Place, TabBar, WorkspaceFrame, WorkspaceHeader } from '#app/ui/header.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { LanguageSwitch } from '#app/ui/language-switch.tsx'
import { Menu } from '#app/ui/menu.tsx'
import type { MenuEntry } from '#app/ui/menu-entries.ts'

export type DeskFrameData = { programme: string; name: string; secretariat: boolean }

const PLACES = { profile: paths.profile(), secretariat: paths.secretariat() }

/** The frame of pages that belong to a person or to the installation, not to one roundtable. */
export function DeskFrame({
  frame,
  place,
  nav,
  children,
}: {
  frame: DeskFrameData
  place: 'profile' | 'secretariat'
  nav: NavItem[]
  children: ReactNode
}) {
  const { t } = useTranslation('secretariat')
  return (
    <WorkspaceFrame
      header={
        <WorkspaceHeader
          home={paths.home()}
          homeLabel={t('frame.home')}
          place={
            <Link to={PLACES[place]} className="min-w-0 text-ink no-underline">
              <Place above={frame.programme} name={t(`frame.${place}`)} />
            </Link>
          }
          nav={nav}
          navLabel={t('frame.nav')}
          end={<DeskEnd secretariat={frame.secretariat} nav={nav} />}
        />
      }
      tabs={<TabBar items={nav} label={t('frame.nav')} />}
    >
      {children}
    </WorkspaceFrame>
  )
}

/** In a row where there is room, without what stands beside it already; else behind one button. */
function DeskEnd({ secretariat, nav }: { secretariat: boolean; nav: NavItem[] }) {
  const { t } = useTranslation('secretariat')
  const { t: common, i18n } = useTranslation('common')
  const { pathname: redirectTo } = useLocation()
  const links: NavItem[] = [
    { to: paths.roundtables(), label: t('frame.roundtables') },
    ...(secretariat ? [{ to: paths.secretariat(), label: t('frame.secretariat') }] : []),
    { to: paths.profile(), label: t('frame.profile') },
  ]
  const acts: MenuEntry[] = [
    ...LANGUAGES.filter((language) => language !== i18n.language).map((language) => ({
      key: language,
      label: common(`language.${language}`),
      lang: language,
      action: paths.language(),
      fields: { language, redirectTo },
    })),
    { key: 'sign-out', label: common('sign-out'), action: paths.signOut(), fields: {} },
  ]
  const elsewhere = links.filter(({ to }) => to !== paths.secretariat() && nav.every((item) => item.to !== to))
  return (
    <>
      <div className="hidden items-center gap-1 xl:flex">
        <LanguageSwitch />
        {elsewhere.map(({ to, label }) => (
          <LinkButton key={to} variant="quiet" to={to}>
            {label}
          </LinkButton>
        ))}
        <SignOut />
      </div>
      <div className="xl:hidden">
        <Menu
          align="end"
          label={t('frame.menu')}
          opener={
            <span className="p-2.5">
              <Icon name="menu" />
            </span>
          }
          groups={[
            { key: 'places', entries: links.map(({ to, label }) => ({ key: to, label, to })) },
            { key: 'acts', entries: acts },
          ]}
        />
      </div>
    </>
  )
}

function SignOut() {
  const { t } = useTranslation('common')
  return (
    <Form method="post" action={paths.signOut()} reloadDocument>
      <Button type="submit" variant="quiet">
        {t('sign-out')}
      </Button>
    </Form>
  )
}
