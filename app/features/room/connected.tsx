import { useTranslation } from 'react-i18next'

type Props = {
  people: readonly { personId: string; here: boolean }[]
  /** Who has a page of the session open, or of its roundtable while it is live; nobody until it is known. */
  present: ReadonlySet<string>
}

/** How many of those who are here have a device that hears what the room does. */
export function Connected({ people, present }: Props) {
  const { t } = useTranslation('cockpit')
  const here = people.filter((person) => person.here)
  if (!present.size || !here.length) return null
  const connected = here.filter(({ personId }) => present.has(personId)).length
  return <span title={t('connected.what')}>{t('connected.count', { connected, count: here.length })}</span>
}
