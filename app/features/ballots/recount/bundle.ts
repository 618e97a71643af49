import { canonicalJson } from '#app/shared/canonical-json.ts'
import type { Answer } from '../ballot-words.ts'
import { sha256 } from '../counting/sha256.ts'
import {
  type Bundle,
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  type BundleVote,
  type Count,
  type CountedVote,
  type Option,
  type Withheld,
} from './bundle-words.ts'
import { recountVotes } from './stand-in.ts'
import { hiddenGroups, withheldFor } from './withheld.ts'

type Closed = Pick<Bundle, 'question' | 'round' | 'method' | 'settings' | 'terms' | 'electorate' | 'result'> & {
  votes: readonly CountedVote[]
}

/** What everybody may have of a closed ballot, in an order that says nothing. */
export function makeBundle({ votes, ...ballot }: Closed, count: Count): Bundle {
  const options = optionsIn(ballot.question)
  const hidden = hiddenGroups(ballot.result, ballot.electorate)
  const detached = votes.map(({ answer, ...vote }) => ({ ...vote, answer: withoutText(answer) }))
  const counted = (of: readonly CountedVote[]) => canonicalJson(count(of, ballot.electorate, ballot.settings, options))
  const withheld = withheldFor({ votes, detached, hidden, result: ballot.result, counted })
  const published = withheld ? null : sorted(detached.map((vote) => publishedVote(vote, hidden)))
  const bundle: Bundle = {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    ...ballot,
    options,
    votes: published,
    texts: withheld ? [] : votes.flatMap(({ answer }) => textOf(answer) ?? []).sort(),
    withheld,
    declared: { hidden },
    hashes: hashesOf({ ...ballot, votes: published }),
  }
  // Whoever has no way to find the result cannot tell a bundle of rare votes from a false one.
  const isFound =
    published === null || counted(votes) !== canonicalJson(ballot.result) || recountBundle(bundle, count)?.same
  return isFound ? bundle : withoutVotes(bundle, 'rare')
}

function withoutVotes(bundle: Bundle, withheld: Withheld): Bundle {
  const bare = { ...bundle, votes: null, texts: [], withheld }
  return { ...bare, hashes: hashesOf(bare) }
}

export function hashesOf({ votes, settings, result }: Pick<Bundle, 'votes' | 'settings' | 'result'>): Bundle['hashes'] {
  return {
    votes: sha256(canonicalJson(votes)),
    settings: sha256(canonicalJson(settings)),
    result: sha256(canonicalJson(result)),
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
  if (!bundle.votes) return null
  const published = canonicalJson(bundle.result)
  const counted = (votes: readonly CountedVote[]) =>
    canonicalJson(count(votes, bundle.electorate, bundle.settings, bundle.options))
  const votes = withTexts(bundle.votes, bundle.texts)
  const result = recountVotes(votes, bundle.electorate, bundle.declared.hidden, counted, published)
  const hashes = hashesOf(bundle)
  const parts = ['votes', 'settings', 'result'] as const
  return { result, same: result === published, changed: parts.filter((part) => hashes[part] !== bundle.hashes[part]) }
}

/** The options of a question, frozen with its wording; none where it is one proposal. */
function optionsIn(question: unknown): Option[] {
  const { options } = (question ?? {}) as { options?: Option[] }
  return Array.isArray(options) ? options : []
}

function publishedVote({ groupId, answer, weight = 1 }: CountedVote, hidden: readonly string[]): BundleVote {
  return { group: hidden.includes(groupId) ? null : groupId, answer, ...(weight !== 1 && { weight }) }
}

/** What somebody wrote gives away whom it comes from: it stands apart from the rest of the answer. */
function textOf({ reason }: Answer): string | null {
  return typeof reason === 'string' && reason !== '' ? reason : null
}

function withoutText(answer: Answer): Answer {
  return textOf(answer) === null ? answer : { ...answer, reason: null }
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
