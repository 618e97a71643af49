import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Tag } from '#app/ui/badge.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Facts } from '#app/ui/page.tsx'
import { FormulaText } from './formula-text.tsx'
import type { Direction } from './indicator-words.ts'
import { MetadataDetails } from './metadata-details.tsx'
import type { Metadata } from './metadata-fields.ts'
import type { KeptProvenance } from './provenance.ts'

export type RecordTexts = {
  definition: string
  rationale: string
  unit: string
  formula: string
  source: string
  licence: string
  frequency: string
  direction: string
  disaggregation: string[]
  limits: string
} & Metadata

type Props = { roundtableId: string; indicator: RecordTexts & { provenance?: KeptProvenance | null } }

/** The record in full. What the table wrote is in serif; what nobody has written yet says so. */
export function RecordCard({ roundtableId, indicator }: Props) {
  const { t } = useTranslation('indicators')
  const serif = (text: string) => (text ? <span className="font-serif whitespace-pre-line">{text}</span> : null)
  const splits = indicator.disaggregation.length > 0 ? <Splits parts={indicator.disaggregation} /> : null
  const values: [string, ReactNode][] = [
    ['rationale', serif(indicator.rationale)],
    ['unit', indicator.unit],
    ['formula', indicator.formula ? <FormulaText key="formula" formula={indicator.formula} /> : null],
    ['source', indicator.source],
    ['frequency', indicator.frequency],
    ['direction', <DirectionMark key="direction" direction={indicator.direction as Direction} />],
    ['disaggregation', splits],
    ['limits', indicator.limits ? <span className="whitespace-pre-line">{indicator.limits}</span> : null],
    ['licence', indicator.licence],
  ]
  if (indicator.provenance)
    values.unshift(['provenance', <From key="from" {...{ roundtableId }} {...indicator.provenance} />])
  return (
    <section className="card card-padded" aria-labelledby="record-title">
      <h2 id="record-title" className="sr-only">
        {t('record.title')}
      </h2>
      <p className="mb-5 font-serif text-xl leading-snug whitespace-pre-line" dir="auto">
        {indicator.definition}
      </p>
      <Facts
        facts={values.map(([field, value]) => ({
          label: t(`field.${field}`),
          value: value || <span className="text-ink-3">{t('record.empty')}</span>,
        }))}
      />
      <MetadataDetails metadata={indicator} />
    </section>
  )
}

/** The entry that it was taken from, as it was called then. */
function From({ roundtableId, entryId, framework, version, code, how }: { roundtableId: string } & KeptProvenance) {
  const { t } = useTranslation('indicators')
  return (
    <>
      {t(`provenance.${how}`)}{' '}
      <Link to={referencePaths.entry(roundtableId, entryId)}>
        {[framework, version, code].filter(Boolean).join(', ')}
      </Link>
    </>
  )
}

function DirectionMark({ direction }: { direction: Direction }) {
  const { t } = useTranslation('indicators')
  const icon = { higher: 'up', lower: 'down', none: 'minus' } as const
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon name={icon[direction] ?? 'minus'} />
      {t(`direction.${direction}`)}
    </span>
  )
}

function Splits({ parts }: { parts: string[] }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {parts.map((part) => (
        <li key={part}>
          <Tag>{part}</Tag>
        </li>
      ))}
    </ul>
  )
}
