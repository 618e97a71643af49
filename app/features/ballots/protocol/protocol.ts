import { canonicalJson } from '#app/shared/canonical-json.ts'
import type { BallotSettings } from '../ballot-words.ts'
import type { StoredTerms } from '../terms/terms.policy.ts'
import {
  type Change,
  LONGEST_PROTOCOL,
  type Protocol,
  PROTOCOL_TEXTS,
  protocolField,
  type ProtocolText,
  type Value,
} from './protocol-words.ts'

/** What was fixed as a ballot opened. */
export type Fixed = { settings: BallotSettings; terms: StoredTerms }

/** What belongs to one round: what returns, the middle answers before it, the lot that was drawn, and what its result says besides. */
export const OF_ROUND = ['items', 'before', 'tieSeed', 'equalWeight', 'sides', 'byOption', 'byWeight']
/** A method's own conditions, whose place a composed rule takes. */
export const OF_RULE = ['minimumTurnout', 'share', 'groups', 'groupShare', 'objections', 'majority', 'threshold']
const OWN_TERMS = ['who', 'groupIds', 'rule', 'protocol', 'amendment', 'out', 'secret', 'visibility', 'conflict']

/** The protocol that a form says, and what is too long. */
export function readProtocol(sent: Record<string, unknown>) {
  const wrong: [field: string, message: string][] = []
  const said = PROTOCOL_TEXTS.flatMap((name): [ProtocolText, string][] => {
    const text = sent[protocolField(name)]
    const written = typeof text === 'string' ? text.replaceAll('\r\n', '\n').trim() : ''
    if (written.length > LONGEST_PROTOCOL)
      wrong.push([protocolField(name), `ballots.note-long?max=${LONGEST_PROTOCOL}`])
    return written ? [[name, written]] : []
  })
  return { ...(said.length && { protocol: Object.fromEntries(said) as Protocol }), wrong }
}

/** Whether a later round answers to this one: where rounds were planned, a rule was composed, or a protocol was written. */
export function hasProtocol({ settings, terms }: Fixed): boolean {
  const { rounds = 1 } = settings as { rounds?: number }
  return rounds > 1 || Boolean(terms.rule?.length || terms.protocol)
}

/** The terms that a further round is opened with: without what was said of one round alone. */
export function carriedTerms({ out: _out, amendment: _amendment, ...terms }: StoredTerms): StoredTerms {
  return terms
}

/**
 * In what a round departs from the round before: settings and terms by name, in the order of the form. What is left out counts as what it
 * means, so that a ballot of before such a setting departs in nothing; a quorum of the method is the same as one of a composed rule.
 */
export function changesSince(before: Fixed, now: Fixed): Change[] {
  const [then, here] = [planOf(before), planOf(now)]
  const bothRuled = before.terms.rule !== undefined && now.terms.rule !== undefined
  const names = [...new Set([...Object.keys(then), ...Object.keys(here)])]
  return names
    .filter((name) => !(bothRuled && OF_RULE.includes(name)))
    .filter((name) => canonicalJson(then[name] ?? null) !== canonicalJson(here[name] ?? null))
    .map((what) => ({ what, before: published(what, then[what]), now: published(what, here[what]) }))
}

function planOf({ settings, terms }: Fixed): Record<string, unknown> {
  const { who = 'members', groupIds = [], visibility = 'closed', conflict = 'shown', protocol = {}, secret } = terms
  const own = Object.entries(settings).filter(([name]) => !OF_ROUND.includes(name) && name !== 'minimumTurnout')
  const others = Object.entries(terms).filter(([name]) => !OWN_TERMS.includes(name))
  return {
    ...Object.fromEntries(own.sort()),
    who: { who, ...(who === 'groups' && { groupIds: [...groupIds].sort() }) },
    ...Object.fromEntries(others),
    visibility,
    conflict,
    secret: secret ? { changes: secret.changes, receipts: secret.receipts } : null,
    rule: ruleIn({ settings, terms }),
    ...Object.fromEntries(PROTOCOL_TEXTS.map((name) => [name, protocol[name] ?? null])),
  }
}

function ruleIn({ settings: { minimumTurnout }, terms: { rule } }: Fixed) {
  if (rule) return rule
  return minimumTurnout > 0 ? [{ kind: 'answers', least: { part: Math.round(minimumTurnout * 100), whole: 100 } }] : []
}

/** Of the organisations with several votes the numbers alone, as in a bundle. */
function published(name: string, value: unknown): Value {
  if (name !== 'weights' || !value) return (value as Value | undefined) ?? null
  return Object.values(value as Record<string, number>).sort((a, b) => b - a)
}
