import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { Card, Facts, Page, PageHeader } from '#app/ui/page.tsx'
import type { MethodName } from '../methods/method-names.ts'
import { SCREENS } from '../methods/method-screens.tsx'
import { AmendmentTable } from './amendment-table.tsx'
import type { ProtocolRound } from './protocol.queries.server.ts'
import { useProtocolWords } from './use-protocol-words.ts'

type Props = { roundtableId: string; name: string; to: string; method: MethodName; rounds: ProtocolRound[] }

/** What was fixed before the first round, and every change since, in order. */
export function ProtocolPage({ roundtableId, name, to, method, rounds }: Props) {
  const { t } = useTranslation(['ballot-protocol', 'ballots'])
  const [first] = rounds
  return (
    <Page narrow>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[
          { label: t('ballots:list.title'), to: paths.ballots(roundtableId) },
          { label: name, to },
          { label: t('title') },
        ]}
      />
      <div className="grid gap-6">
        {first ? <Fixed method={method} first={first} /> : null}
        <Card title={t('rounds')} id="rounds">
          <ol className="grid gap-6">
            {rounds.map((round) => (
              <Round key={round.id} roundtableId={roundtableId} method={method} round={round} />
            ))}
          </ol>
        </Card>
      </div>
    </Page>
  )
}

function Fixed({ method, first: { settings, terms, openedAt, by } }: { method: MethodName; first: ProtocolRound }) {
  const { t } = useTranslation(['ballot-protocol', 'ballots'])
  const format = useFormat()
  const { label, value } = useProtocolWords(method)
  const { RuleSteps } = SCREENS[method]
  const { rounds = 1 } = settings as { rounds?: number }
  const { who, groupIds, protocol = {}, rule, visibility = 'closed', conflict = 'shown', secret = null } = terms
  const fact = (what: string, of: unknown) => ({
    label: label(what),
    value: <span className="wrap-anywhere whitespace-pre-line">{value(what, of)}</span>,
  })
  const counted = (
    <>
      {rule ? <p className="mb-2">{value('rule', rule)}</p> : null}
      {!rule && settings.minimumTurnout > 0 ? (
        <p className="mb-2">{t('turnout', { share: format.percent(settings.minimumTurnout) })}</p>
      ) : null}
      <ol className="rule-steps">
        <RuleSteps settings={settings} needed={0} ruled />
      </ol>
    </>
  )
  return (
    <Card title={t('fixed')} id="fixed">
      <p className="mb-4 text-ink-2">{t('fixed-by', { name: by, at: format.dateTime(openedAt) })}</p>
      <Facts
        facts={[
          { label: t('ballots:open.method'), value: t(`ballots:method.${method}.name`) },
          fact('why', protocol.why),
          fact('who', { who, groupIds }),
          ...(terms.weights ? [fact('weights', terms.weights), fact('split', terms.split)] : []),
          ...(terms.proxies ? [fact('proxies', terms.proxies)] : []),
          fact('panel', protocol.panel),
          fact('origin', protocol.origin),
          fact('rounds', rounds),
          { label: t('consensus'), value: counted },
          ...(rounds > 1 ? [{ label: t('feedback'), value: t('feedback-rounds') }] : []),
          fact('visibility', visibility),
          fact('secret', secret),
          fact('conflict', conflict),
          fact('without', protocol.without),
          fact('funding', protocol.funding),
        ]}
      />
    </Card>
  )
}

function Round({ roundtableId, method, round: { id, round, terms, openedAt, closedAt, by, moved } }: RoundProps) {
  const { t } = useTranslation(['ballot-protocol', 'ballots'])
  const format = useFormat()
  return (
    <li>
      <h3 className="font-bold">
        <Link to={paths.ballot(roundtableId, id)}>{t('ballots:list.round', { round })}</Link>
      </h3>
      <p className="text-ink-2">
        {t('opened-by', { name: by, at: format.dateTime(openedAt) })}{' '}
        {closedAt ? t('closed-at', { at: format.dateTime(closedAt) }) : t('still-open')}
      </p>
      {terms.amendment ? (
        <div className="mt-2">
          <p className="mb-2 font-medium">{t('amended')}</p>
          <AmendmentTable method={method} amendment={terms.amendment} />
        </div>
      ) : (
        <p>{t(round === 1 ? 'first-round' : 'as-before')}</p>
      )}
      {moved.map(({ at, by: mover, closesAt }) => (
        <p key={at} className="mt-2">
          {t(closesAt ? 'moved' : 'moved-to-none', {
            name: mover ?? '',
            at: format.dateTime(at),
            to: closesAt ? format.dateTime(new Date(closesAt).toISOString()) : '',
          })}
        </p>
      ))}
    </li>
  )
}

type RoundProps = { roundtableId: string; method: MethodName; round: ProtocolRound }
