import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import type { BallotView } from '../ballots.queries.server.ts'

type Props = { ballot: Pick<BallotView, 'roundtableId' | 'id' | 'own'> & { can?: { split: boolean } } }

/** Into how many parts the votes of one's own organisation are split, and the way to these; beside a form for one answer, the way to split them. */
export function SplitLine({ ballot: { roundtableId, id, own, can } }: Props) {
  const { t } = useTranslation('ballot-terms')
  const format = useFormat()
  const parts = own?.parts
  if (!parts && !can?.split) return null
  return (
    <p className="mt-3 text-sm">
      {parts ? t('split.is', { votes: format.list(parts.map(({ weight }) => format.number(weight))) }) : null}{' '}
      {parts && can?.split ? t('split.replaced') : null}{' '}
      <Link to={ballotPaths.split(roundtableId, id)}>
        {t(parts ? (can?.split ? 'split.change' : 'split.see') : 'split.link')}
      </Link>
    </p>
  )
}
