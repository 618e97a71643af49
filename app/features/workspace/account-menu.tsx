import { useLocation, useRouteLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LANGUAGES, type Role } from '#app/shared/roles.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { GroupName } from '#app/ui/group.tsx'
import { Menu } from '#app/ui/menu.tsx'
import type { MenuGroup } from '#app/ui/menu-entries.ts'

export type Account = {
  name: string
  organisation: string | null
  groupId: string | null
  role: Role | null
  secretariat: boolean
}

const THEMES = [
  { theme: 'system', icon: 'system' },
  { theme: 'light', icon: 'sun' },
  { theme: 'dark', icon: 'moon' },
] as const

/** Whom one acts for here, and what belongs to the account. */
export function AccountMenu({ me }: { me: Account }) {
  const { t } = useTranslation('roundtable')
  return (
    <Menu
      align="end"
      label={t('frame.account', { name: me.name })}
      opener={
        <span className="p-1.5">
          <Avatar person={me} decorative />
        </span>
      }
      head={<WhoActs me={me} />}
      groups={useAccountGroups(me.secretariat)}
    />
  )
}

function WhoActs({ me }: { me: Account }) {
  const { t } = useTranslation('common')
  return (
    <>
      <p className="font-bold">{me.name}</p>
      {me.organisation ? <p>{me.organisation}</p> : null}
      {me.groupId ? <GroupName groupId={me.groupId} /> : null}
      {me.role || me.secretariat ? <p className="text-ink-2">{t(`role.${me.role ?? 'secretariat'}`)}</p> : null}
    </>
  )
}

function useAccountGroups(secretariat: boolean): MenuGroup[] {
  const { t } = useTranslation('roundtable')
  const { t: common, i18n } = useTranslation('common')
  const { pathname: redirectTo } = useLocation()
  const now = useRouteLoaderData<{ theme: string }>('root')?.theme
  return [
    {
      key: 'places',
      entries: [
        { key: 'profile', label: t('frame.profile'), icon: 'person', to: paths.profile() },
        ...(secretariat
          ? [{ key: 'secretariat', label: t('frame.secretariat'), icon: 'list' as const, to: paths.secretariat() }]
          : []),
      ],
    },
    {
      key: 'language',
      label: common('language.label'),
      entries: LANGUAGES.filter((language) => language !== i18n.language).map((language) => ({
        key: language,
        label: common(`language.${language}`),
        icon: 'globe',
        lang: language,
        action: paths.language(),
        fields: { language, redirectTo },
      })),
    },
    {
      key: 'theme',
      label: common('theme.label'),
      choice: true,
      entries: THEMES.map(({ theme, icon }) => ({
        key: theme,
        label: common(`theme.${theme}`),
        icon,
        chosen: theme === now,
        action: paths.theme(),
        fields: { theme, redirectTo },
      })),
    },
    { key: 'leave', entries: [{ key: 'sign-out', label: common('sign-out'), action: paths.signOut(), fields: {} }] },
  ]
}
