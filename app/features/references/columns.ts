import { columnName } from '#app/shared/csv.ts'
import { COLUMN_FIELDS, type ColumnField, LABEL_LANGUAGES } from './reference-words.ts'

/** For each column of a file what it is, or nothing where it is not read. */
export type Matching = (ColumnField | '')[]

/** The names under which lists of others carry these, in the forms that `columnName` gives. */
const NAMES: Record<(typeof COLUMN_FIELDS)[number], readonly string[]> = {
  code: ['code', 'id', 'notation', 'number', 'identifier', 'indicator code', 'indicator number', 'numero', 'no', 'ref'],
  uri: ['uri', 'iri', 'subject', 'permalink'],
  parent: ['parent', 'broader', 'parent code', 'parent_code', 'under', 'target code'],
  group: ['group', 'framework', 'theme', 'dimension', 'category', 'pillar', 'goal', 'chapter', 'domaine', 'objectif'],
  type: ['type', 'level', 'kind', 'niveau'],
  label: ['label', 'name', 'title', 'indicator', 'indicator name', 'preflabel', 'nom', 'intitule', 'indicateur'],
  shortLabel: ['short label', 'shortlabel', 'short_label', 'short name', 'short'],
  definition: ['definition', 'description', 'message', 'scope note'],
  unit: ['unit', 'unit of measurement', 'unite', 'unit of measure', 'computation_units'],
  formula: ['formula', 'calculation', 'calculations', 'method', 'methode', 'formule'],
  source: ['source', 'data source', 'sources', 'custodian'],
  frequency: ['frequency', 'periodicity', 'frequence', 'period'],
  notes: ['notes', 'note', 'comment', 'comments', 'remarks', 'remarque'],
}

const LABEL_IN = /^(?:label|title|name|nom|titre|libelle)[ _:@-]?\(?([a-z]{2})\)?$/

/** What each column of this header most likely is: as the person matched it last time, else by its name. No field is given twice. */
export function guessMatching(header: readonly string[], remembered: Record<string, string> = {}): Matching {
  const taken = new Set<string>()
  return header.map((cell) => {
    const name = plain(cell)
    const known = remembered[cell]
    const guess = known !== undefined && (known === '' || isColumnField(known)) ? known : guessed(name)
    if (!guess || taken.has(guess)) return ''
    taken.add(guess)
    return guess
  })
}

function guessed(name: string): ColumnField | '' {
  const inLanguage = LABEL_IN.exec(name)?.[1]
  if (inLanguage && (LABEL_LANGUAGES as readonly string[]).includes(inLanguage)) return `label:${inLanguage}`
  return COLUMN_FIELDS.find((field) => field.toLowerCase() === name || NAMES[field].includes(name)) ?? ''
}

function plain(cell: string) {
  return columnName(cell)
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
}

export function isColumnField(value: string): value is ColumnField {
  return (COLUMN_FIELDS as readonly string[]).includes(value) || /^label:[a-z]{2}$/.test(value)
}

/** The first field that two columns were both given, if any. */
export function repeatedField(matching: Matching) {
  return matching.find((field, index) => field !== '' && matching.indexOf(field) !== index)
}
