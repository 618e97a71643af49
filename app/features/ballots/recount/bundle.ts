import { canonicalJson } from '#app/shared/canonical-json.ts'
import type { Answer } from '../ballot-words.ts'
import { sha256 } from '../counting/sha256.ts'
import { fieldOf, hidesByField, joined, votesApart } from './apart.ts'
import {
  type Bundle,
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  type BundleVote,
  type Count,
  type CountedVote,
  type Option,
  type RuleOf,
  type Withheld,
} from './bundle-words.ts'
import { type Places, placesOf, recountSteps, type Step } from './stand-in.ts'
import { hiddenGroups, withheldFor } from './withheld.ts'

type Closed = Pick<
  Bundle,
  | 'question'
  | 'round'
  | 'method'
  | 'settings'
  | 'terms'
  | 'electorate'
  | 'asked'
  | 'byProxy'
  | 'result'
  | 'receipts'
  | 'roll'
> & {
  votes: readonly CountedVote[]
}

/** What everybody may have of a closed ballot, in an order that says nothing. */
export function makeBundle({ votes, ...ballot }: Closed, count: Count): Bundle {
  const options = optionsIn(ballot.question)
  const hidden = hiddenGroups(ballot.result, ballot.electorate)
  const detached = votes.map(({ answer, ...vote }) => ({ ...vote, answer: withoutText(answer) }))
  const counted = (of: readonly CountedVote[]) =>
    canonicalJson(count(of, ballot.electorate, ballot.settings, options, ruleOf(ballot)))
  const withheld = withheldFor({
    votes,
    detached,
    hidden,
    result: ballot.result,
    counted,
    byWeight: ballot.settings.byWeight,
  })
  const published = withheld ? null : sorted(detached.map((vote) => publishedVote(vote, hidden)))
  const bundle: Bundle = {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    ...ballot,
    options,
    votes: published,
    texts: withheld ? [] : votes.flatMap(({ answer }) => textsOf(answer)).sort(),
    withheld,
    declared: { hidden },
    hashes: hashesOf({ ...ballot, votes: published }),
  }
  // Whoever has no way to find the result cannot tell a bundle of rare votes from a false one.
  const isFound =
    published === null || counted(votes) !== canonicalJson(ballot.result) || recountBundle(bundle, count)?.same
  const whole = isFound ? bundle : withoutVotes(bundle, 'rare')
  // A whole answer bears the group that some of its fields would name.
  const differs = count.apart !== undefined && hidesByField(ballot.result, count.apart)
  if (whole.votes && !differs) return whole
  return bundleApart(whole, votes, count) ?? (whole.votes ? withoutVotes(whole, 'told') : whole)
}

/** The same with votes of one field each, where whole answers cannot be published and these count to the result; null where they do not. */
function bundleApart(whole: Bundle, votes: readonly CountedVote[], count: Count): Bundle | null {
  const parts = count.apart ? votesApart(votes, whole.electorate, whole.result, count.apart) : null
  if (!parts) return null
  const bundle = {
    ...whole,
    votes: sorted(parts.votes),
    texts: votes.flatMap(({ answer }) => textsOf(answer)).sort(),
    withheld: null,
    declared: { ...whole.declared, answers: parts.answers },
  }
  const found = { ...bundle, hashes: hashesOf(bundle) }
  return recountBundle(found, count)?.same ? found : null
}

/** The composed rule, as it was frozen with the terms. */
function ruleOf({ terms, asked }: Pick<Bundle, 'terms' | 'asked'>): RuleOf {
  const { rule } = (terms ?? {}) as { rule?: RuleOf['rule'] }
  return { ...(Array.isArray(rule) && { rule }), ...asked }
}

function withoutVotes(bundle: Bundle, withheld: Withheld): Bundle {
  const bare = { ...bundle, votes: null, texts: [], withheld }
  return { ...bare, hashes: hashesOf(bare) }
}

type Hashed = Pick<Bundle, 'votes' | 'settings' | 'result' | 'receipts'>

export function hashesOf({ votes, settings, result, receipts }: Hashed): Bundle['hashes'] {
  return {
    votes: sha256(canonicalJson(votes)),
    settings: sha256(canonicalJson(settings)),
    result: sha256(canonicalJson(result)),
    ...(receipts && { receipts: sha256(canonicalJson(receipts)) }),
  }
}

export type Recounted = {
  /** Canonical JSON. */
  result: string
  same: boolean
  /** Parts whose hash is not the one in the bundle. */
  changed: (keyof Bundle['hashes'])[]
}

/** Counts a bundle again from what stands in it alone; null where it publishes no votes. */
export function recountBundle(bundle: Bundle, count: Count): Recounted | null {
  const steps = bundleSteps(bundle, count)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same a step at a time, for a page that shows how far it is. */
export function* bundleSteps(bundle: Bundle, count: Count): Generator<Step, Recounted | null> {
  if (!bundle.votes) return null
  const published = canonicalJson(bundle.result)
  const counted = (votes: readonly CountedVote[]) =>
    count(votes, bundle.electorate, bundle.settings, bundle.options, ruleOf(bundle))
  const result = yield* bundle.declared.answers
    ? recountSteps(bundle.votes, placesApart(bundle), (votes) => canonicalJson(countedApart(votes)), published)
    : recountSteps(
        withTexts(bundle.votes, bundle.texts),
        placesOf(bundle.electorate, bundle.declared.hidden),
        (votes) => canonicalJson(counted(votes)),
        published,
      )
  const hashes = hashesOf(bundle)
  const parts = ['votes', 'settings', 'result', 'receipts'] as const
  function countedApart(votes: readonly CountedVote[]) {
    const found = counted(joined(votes, bundle.electorate, count.apart?.blank ?? {}))
    return count.apart ? count.apart.completed(found, bundle.result, Object.keys(bundle.declared.answers ?? {})) : found
  }
  return { result, same: result === published, changed: parts.filter((part) => hashes[part] !== bundle.hashes[part]) }
}

/** Every field of a set is counted anew for each way. */
const MOST_WAYS_APART = 40

function placesApart({ electorate, declared }: Bundle): Places {
  const order = electorate.map(({ groupId }) => groupId)
  const placesIn = (counts: Record<string, number>) =>
    order.flatMap((groupId) => new Array<string>(counts[groupId] ?? 0).fill(groupId))
  const places = Object.entries(declared.answers ?? {}).map(([field, counts]) => [field, placesIn(counts)] as const)
  return { kindOf: fieldOf, places: Object.fromEntries(places), ways: MOST_WAYS_APART }
}

/** The options of a question, frozen with its wording; none where it is one proposal. */
function optionsIn(question: unknown): Option[] {
  const { options } = (question ?? {}) as { options?: Option[] }
  return Array.isArray(options) ? options : []
}

function publishedVote({ groupId, answer, weight = 1, part }: CountedVote, hidden: readonly string[]): BundleVote {
  return {
    group: hidden.includes(groupId) ? null : groupId,
    answer,
    ...(weight !== 1 && { weight }),
    ...(part && { part: true }),
  }
}

/** A reason for one of several things. No count reads it, so that it leaves nothing behind in the answer. */
const isTextOfPart = (key: string) => key.endsWith('-reason')

/** What somebody wrote gives away whom it comes from: it stands apart from the rest of the answer. */
function textsOf(answer: Answer): string[] {
  return Object.entries(answer).flatMap(([key, value]) =>
    (key === 'reason' || isTextOfPart(key)) && typeof value === 'string' && value !== '' ? [value] : [],
  )
}

function withoutText(answer: Answer): Answer {
  const kept = Object.entries(answer).filter(([key]) => !isTextOfPart(key))
  const bare = kept.length === Object.keys(answer).length ? answer : (Object.fromEntries(kept) as Answer)
  return typeof bare.reason === 'string' && bare.reason !== '' ? { ...bare, reason: null } : bare
}

/** Texts in any order beside answers that had one: no count asks which belongs to which. */
function withTexts(votes: readonly BundleVote[], texts: readonly string[]): BundleVote[] {
  let next = 0
  return votes.map((vote) =>
    vote.answer.reason === null ? { ...vote, answer: { ...vote.answer, reason: texts[next++] ?? '' } } : vote,
  )
}

function sorted(votes: BundleVote[]): BundleVote[] {
  return votes
    .map((vote) => ({ vote, key: canonicalJson(vote) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ vote }) => vote)
}
