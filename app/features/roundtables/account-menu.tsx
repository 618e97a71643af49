import { Form, Link, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LANGUAGES } from '#app/shared/roles.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { GroupName } from '#app/ui/group.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Dropdown, DROPDOWN_ITEM } from '#app/ui/dropdown.tsx'
import type { FrameData } from './workspace-frame.tsx'

/** Whom one acts for here, and what belongs to the account. */
export function AccountMenu({ me }: { me: FrameData['me'] }) {
  const { t } = useTranslation('roundtable')
  const { t: common, i18n } = useTranslation('common')
  const { pathname } = useLocation()
  return (
    <Dropdown align="end" label={t('frame.account', { name: me.name })} opener={<span className="p-1.5"><Avatar person={me} decorative /></span>}>
      <div className="border-b border-line px-3 pb-3 text-sm">
        <p className="font-bold">{me.name}</p>
        {me.organisation ? <p>{me.organisation}</p> : null}
        {me.groupId ? <GroupName groupId={me.groupId} /> : null}
        {me.role || me.secretariat ? <p className="text-ink-2">{common(`role.${me.role ?? 'secretariat'}`)}</p> : null}
      </div>
      <ul className="py-1">
        <li>
          <Link to={paths.profile()} className={DROPDOWN_ITEM}>
            <Icon name="person" />
            {t('frame.profile')}
          </Link>
        </li>
        {me.secretariat ? (
          <li>
            <Link to={paths.secretariat()} className={DROPDOWN_ITEM}>
              <Icon name="list" />
              {t('frame.secretariat')}
            </Link>
          </li>
        ) : null}
        <li>
          <Form method="post" action={paths.language()} reloadDocument aria-label={common('language.label')}>
            <input type="hidden" name="redirectTo" value={pathname} />
            {LANGUAGES.filter((language) => language !== i18n.language).map((language) => (
              <button key={language} name="language" value={language} lang={language} className={DROPDOWN_ITEM}>
                <Icon name="globe" />
                {common(`language.${language}`)}
              </button>
            ))}
          </Form>
        </li>
        <li>
          <Form method="post" action={paths.theme()} reloadDocument aria-label={common('theme.label')} className="flex">
            <input type="hidden" name="redirectTo" value={pathname} />
            {(['system', 'light', 'dark'] as const).map((theme) => (
              <button key={theme} name="theme" value={theme} className="flex min-h-11 flex-1 items-center justify-center gap-1.5 rounded-sm px-1 text-sm hover:bg-hover">
                <Icon name={theme === 'system' ? 'system' : theme === 'light' ? 'sun' : 'moon'} />
                {common(`theme.${theme}`)}
              </button>
            ))}
          </Form>
        </li>
      </ul>
      <Form method="post" action={paths.signOut()} reloadDocument className="border-t border-line pt-1">
        <button className={DROPDOWN_ITEM}>{common('sign-out')}</button>
      </Form>
    </Dropdown>
  )
}
