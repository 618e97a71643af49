import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Card } from '#app/ui/page.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { AmendmentTable } from './amendment-table.tsx'

type Amended = Pick<BallotView, 'id' | 'roundtableId' | 'method' | 'terms'>

/** On the page of a ballot: what was changed since the round before, and the way to the whole protocol. */
export function AmendmentCard({ ballot: { id, roundtableId, method, terms } }: { ballot: Amended }) {
  const { t } = useTranslation('ballot-protocol')
  return (
    <Card title={t(terms.amendment ? 'amended' : 'title')} id="protocol">
      {terms.amendment ? <AmendmentTable method={method} amendment={terms.amendment} /> : null}
      <p className={terms.amendment ? 'mt-4 text-sm' : 'text-sm'}>
        <Link to={ballotPaths.protocol(roundtableId, id)}>{t('to-page')}</Link>
      </p>
    </Card>
  )
}
