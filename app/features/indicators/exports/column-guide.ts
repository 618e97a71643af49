import type { TFunction } from 'i18next'
import { MAX_CODE_LENGTH } from '../indicator-codes.ts'
import { CSV_HEADINGS, type CsvColumn, DIRECTIONS, MAX_DISAGGREGATION, TEXT_LIMITS } from '../indicator-words.ts'
import { METADATA_CHOICES, METADATA_LIMITS } from '../metadata-fields.ts'

export type GuideRow = { heading: string; label: string; meaning: string; values: string; needed: boolean }
const NEEDED: readonly CsvColumn[] = ['name', 'definition', 'unit']
const LIMITS: Partial<Record<CsvColumn, number>> = { ...TEXT_LIMITS, ...METADATA_LIMITS, code: MAX_CODE_LENGTH }
const CHOICES: Partial<Record<CsvColumn, readonly string[]>> = { ...METADATA_CHOICES, direction: DIRECTIONS }

/** What each column of the CSV file holds, in the reader's language: what an import reads and an export writes. */
export function columnGuide(t: TFunction<'indicators'>): GuideRow[] {
  return CSV_HEADINGS.map(([column, heading]) => ({
    heading,
    label: t(column === 'pillar' || column === 'section' ? `field.${column}Id` : `field.${column}`),
    meaning:
      column === 'code' || column === 'pillar' || column === 'section' ? t(`guide.${column}`) : t(`hint.${column}`),
    values: valuesOf(column, t),
    needed: NEEDED.includes(column),
  }))
}

function valuesOf(column: CsvColumn, t: TFunction<'indicators'>) {
  const choices = CHOICES[column]
  if (choices) return choices.join(', ')
  if (column === 'disaggregation') return t('guide.list', { max: MAX_DISAGGREGATION })
  const max = LIMITS[column]
  return max ? t('guide.text', { max }) : t('guide.title-of-ours')
}
