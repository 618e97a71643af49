import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { type SecretTerms, TOLD_EVERY_MINUTES } from './secret.policy.ts'

type Props = { roundtableId: string; secret: SecretTerms; isOpen: boolean; ballotId?: string }

/** What was chosen of secrecy as the ballot opened, said before anybody answers. */
export function SecretLines({ roundtableId, secret: { changes, receipts, listed, roll }, isOpen, ballotId }: Props) {
  const { t } = useTranslation('ballot-terms')
  const lines = [
    t('secret.said'),
    ...(isOpen ? [t(`secret.said-${changes}`), t('secret.said-steps', { minutes: TOLD_EVERY_MINUTES })] : []),
    ...(isOpen && receipts ? [t('secret.said-receipts')] : []),
    ...(isOpen && listed ? [t('secret.said-listed')] : []),
  ]
  return (
    <div className="mb-3 text-sm text-ink-2">
      <p>{lines.join(' ')}</p>
      {roll ? (
        <p className="mt-1 wrap-anywhere">{t('secret.roll', { count: roll.size, hash: roll.hash.slice(0, 16) })}</p>
      ) : null}
      {ballotId && listed ? (
        <p className="mt-1">
          <Link to={ballotPaths.roll(roundtableId, ballotId)}>{t('secret.listed')}</Link>
        </p>
      ) : null}
      <p className="mt-1">
        <Link to={ballotPaths.secrecy(roundtableId)}>{t('secret.more')}</Link>
      </p>
    </div>
  )
}
