import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { ConditionMeters } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { BallotRing } from '#app/ui/ring-ballot.tsx'
import type { ResultProps } from '../method-screen.ts'
import type { ConsentCondition, ConsentResult } from './count.ts'
import { useConsentFinding } from './finding-text.tsx'
import { ConsentTable } from './result-table.tsx'
import type { ConsentAnswer } from './words.ts'

/** The sentence, a meter for each condition, the ring of groups, its table twin, and the reasons of those who object. */
export function ConsentPanel({ result, own }: ResultProps<ConsentAnswer, ConsentResult>) {
  const { t } = useTranslation('ballots')
  const finding = useConsentFinding()(result)
  const conditions = useConditions(result)
  const isOwn = result.rule.share !== undefined
  return (
    <>
      {isOwn ? <p className="text-lg leading-snug">{finding}</p> : null}
      {own ? (
        <p className="mt-1 text-sm text-ink-2">
          {t('consent.own', { position: t(`consent.position.${own.position}`) })}
        </p>
      ) : null}
      {isOwn ? (
        <div className="mt-4">
          <ConditionMeters conditions={conditions} />
        </div>
      ) : null}
      {result.overall ? (
        <Ring result={result} finding={isOwn ? finding : t('result.by-group')} />
      ) : (
        <Banner tone="quiet">{t('consent.untold')}</Banner>
      )}
      <h3 className="mt-6 mb-2 font-bold">{t('result.by-group')}</h3>
      <ConsentTable result={result} />
      {result.groups.some(({ voted, counts }) => voted > 0 && !counts) ? (
        <p className="mt-3 text-sm text-ink-2">{t('consent.small')}</p>
      ) : null}
      <Reasons reasons={result.reasons} />
    </>
  )
}

export function useConditions({ conditions, eligible, groups, overall }: ConsentResult) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const table = groups.length
  const words = {
    turnout: ({ value, needed }: ConsentCondition) => ({
      of: eligible,
      said: t('result.said', { voted: value, eligible }),
      needs: needed > 0 ? t('result.needs', { needed }) : t('result.no-minimum'),
    }),
    share: ({ value, needed }: ConsentCondition) => ({
      of: 1,
      said: format.percent(value),
      needs: t('consent.needs', { needed: format.percent(needed) }),
    }),
    groups: ({ value, needed }: ConsentCondition) => ({
      of: table,
      said: t('result.said', { voted: value, eligible: table }),
      needs: t('consent.needs', { needed }),
    }),
    objections: ({ value, needed }: ConsentCondition) => ({
      of: Math.max(overall ? overall.favour + overall.live + overall.object : 0, value, needed, 1),
      said: format.number(value),
      needs: t('consent.at-most', { needed }),
    }),
  }
  return conditions.map((condition) => {
    const { of, said, needs } = words[condition.name](condition)
    const part = (value: number) => (of ? value / of : 0)
    return {
      label: t(`consent.condition.${condition.name}`),
      value: part(condition.value),
      threshold: part(condition.needed),
      met: condition.met,
      said,
      needs,
    }
  })
}

export function Ring({ result, finding }: { result: ConsentResult; finding: string }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { groups } = useGroups()
  const ring = groups.map(({ id, code, name, colour }) => {
    const group = result.groups.find(({ groupId }) => groupId === id)
    const withheld = Boolean(group?.voted) && !group?.counts
    return {
      code,
      name,
      colour,
      share: group?.share ?? null,
      voters: group?.voted ?? 0,
      objections: group?.counts?.object,
      withheld,
    }
  })
  const shown = result.groups.filter(({ over }) => over !== null)
  return (
    <div className="mt-5 grid items-center gap-5 sm:max-md:grid-cols-[auto_minmax(0,1fr)] xl:grid-cols-[auto_minmax(0,1fr)]">
      <BallotRing
        groups={ring}
        threshold={result.rule.groupShare ?? 1}
        overLine={shown.filter(({ over }) => over).length}
        shown={shown.length}
        title={finding}
        size={212}
      />
      <p className="text-sm text-ink-2">
        {t('consent.angle', { threshold: format.percent(result.rule.groupShare ?? 1) })}
      </p>
    </div>
  )
}

export function Reasons({ reasons, heading: Heading = 'h3' }: { reasons: string[]; heading?: 'h2' | 'h3' }) {
  const { t } = useTranslation('ballots')
  if (reasons.length === 0) return null
  return (
    <>
      <Heading className="mt-6 mb-2 font-bold">{t('consent.reasons')}</Heading>
      <ul className="list-lines">
        {reasons.map((reason, at) => (
          <li key={at} className="wrap-anywhere whitespace-pre-line" dir="auto">
            {reason}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-ink-2">{t('consent.reasons-hint')}</p>
    </>
  )
}
