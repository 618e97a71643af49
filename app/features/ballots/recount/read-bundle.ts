import { type Bundle, BUNDLE_FORMAT, BUNDLE_VERSION } from './bundle-words.ts'

/** A bundle of a file's text, or in one sentence why it is none. Only what a count reads is looked at. */
export function readBundle(text: string): Bundle | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return `The file is no JSON: ${(error as Error).message}`
  }
  const bundle = value as Partial<Bundle> | null
  if (typeof bundle !== 'object' || bundle?.format !== BUNDLE_FORMAT)
    return `The file is no bundle of a ballot: its "format" is not "${BUNDLE_FORMAT}".`
  if (bundle.version !== BUNDLE_VERSION) return `Version ${String(bundle.version)} of bundles is not known here.`
  const missing = MISSING.find(([, isThere]) => !isThere(bundle))
  return missing ? `The bundle has no ${missing[0]}, or not as it should be.` : (bundle as Bundle)
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
const areAll = (list: unknown, holds: (part: Record<string, unknown>) => boolean) =>
  Array.isArray(list) && list.every((part) => isObject(part) && holds(part as Record<string, unknown>))
const areCounts = (answers: unknown) =>
  answers === undefined ||
  (isObject(answers) &&
    Object.values(answers as object).every(
      (counts) => isObject(counts) && Object.values(counts as object).every(isFew),
    ))
/** A file from elsewhere may claim any number. */
const isFew = (value: unknown) => isCount(value) && (value as number) < 10_000
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0

const MISSING: [string, (bundle: Partial<Bundle>) => boolean][] = [
  ['settings', ({ settings }) => isObject(settings)],
  ['options', ({ options }) => areAll(options, ({ id, label }) => typeof id === 'string' && typeof label === 'string')],
  [
    'electorate',
    ({ electorate }) =>
      areAll(
        electorate,
        ({ groupId, voted, eligible }) => typeof groupId === 'string' && isCount(voted) && isCount(eligible),
      ),
  ],
  [
    'votes',
    ({ votes }) =>
      votes === null ||
      areAll(votes, ({ group, answer }) => (group === null || typeof group === 'string') && isObject(answer)),
  ],
  ['texts', ({ texts }) => Array.isArray(texts) && texts.every((text) => typeof text === 'string')],
  ['declared', ({ declared }) => isObject(declared) && Array.isArray(declared!.hidden) && areCounts(declared!.answers)],
  ['result', ({ result }) => isObject(result)],
  ['hashes', ({ hashes }) => isObject(hashes)],
  [
    'receipts',
    ({ receipts = [] }) => Array.isArray(receipts) && receipts.every((receipt) => typeof receipt === 'string'),
  ],
  ['roll', ({ roll }) => roll === undefined || (isObject(roll) && isCount(roll.size) && isCount(roll.cast))],
]
