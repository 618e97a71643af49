import type { Metadata } from '#app/features/indicators/metadata-fields.ts'

type Sheet = Partial<Metadata>

/** What else the sheets of indicators say, by code: as much as the table has written so far. */
const WRITTEN: Record<string, Sheet> = {
  'INC-01': {
    shortName: 'Affordable connections',
    objective: 'Nobody is left offline by price',
    type: 'outcome',
    tier: '2',
    sector: 'Connectivity',
    geography: 'municipality',
    boundary: 'The city as its own administration draws it',
    cost: 'medium',
    tags: 'price; households',
    numerator:
      'Households in the lowest-earning fifth whose cheapest sufficient plan costs 2% of disposable income or less',
    denominator: 'All households in the lowest-earning fifth',
    method:
      'Incomes from the survey; prices of all plans that meet the minimum service, collected in one week of the year.',
    target: '95 by 2030',
    referencePeriod: 'The calendar year before',
    timeliness: 'Nine months after the end of the year',
    sourceOrganisation: 'National statistical office and regulator',
    contact: 'Statistics unit of the city',
    comparability: 'Between cities of one country; between countries where the minimum service is the same.',
    imputation: 'A year without a survey is left empty.',
  },
  'INC-02': { type: 'process', tier: '3', sector: 'Public services', geography: 'municipality', cost: 'high' },
  'SER-01': { type: 'outcome', tier: '2', sector: 'Public services', geography: 'municipality', cost: 'medium' },
  'GOV-01': { type: 'process', tier: '2', sector: 'Participation', geography: 'municipality', cost: 'low' },
  'WEL-01': { type: 'impact', tier: '3', sector: 'Public services', geography: 'municipality', cost: 'high' },
  'SUS-01': { type: 'input', tier: '2', sector: 'Energy', geography: 'municipality', cost: 'low', tags: 'energy' },
  'RES-01': { type: 'outcome', tier: '3', sector: 'Public services', geography: 'municipality', cost: 'high' },
  'SKI-01': { type: 'outcome', tier: '3', sector: 'Skills', geography: 'municipality', cost: 'high', tags: 'skills' },
  'PRI-01': { type: 'process', tier: '2', sector: 'Measurement', geography: 'municipality', cost: 'low' },
}

/** The Australian list describes functional areas with regular data; what it counts is mostly an output. */
const IMPORTED: Sheet = { tier: '1', geography: 'functional-urban-area', cost: 'low' }
const OUTCOMES = /^(WEL|INC|SUS)/

export function sheetOf(code: string, imported: boolean): Sheet {
  if (!imported) return WRITTEN[code] ?? {}
  return { type: OUTCOMES.test(code) ? 'outcome' : 'output', ...IMPORTED }
}
