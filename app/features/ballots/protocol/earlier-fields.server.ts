import type { Place } from '#app/features/access/standing.server.ts'
import { ballotFor } from '../ballots.queries.server.ts'
import type { LabelledBallot } from '../counted-ballots.server.ts'
import { methodOf } from '../methods/registry.server.ts'
import { RULE_FIELDS } from '../rule/presets.ts'
import { fieldsOfRule } from '../rule/rule-form.ts'
import type { Rule } from '../rule/rule-words.ts'
import { secretOf } from '../secret/secret.policy.ts'
import { subjectOf } from '../subjects/subject-types.ts'
import { termsOf } from '../terms/terms.policy.ts'
import { weightField } from '../terms/weights.ts'
import { OF_ROUND, OF_RULE } from './protocol.ts'
import { PROTOCOL_TEXTS, protocolField } from './protocol-words.ts'

/** The ballot whose next round a form writes, with the fields that say its settings, its terms and its protocol. */
export async function earlierFields(place: Place, ballotId: string) {
  const { ballot } = await ballotFor(place, ballotId, 'close')
  return { subject: subjectOf(ballot), fields: fieldsOf(ballot) }
}

/** Settings, terms and protocol of a ballot as the form of a new one sends them: read again they say the same. */
function fieldsOf({ method, settings, terms }: LabelledBallot): Record<string, unknown> {
  const {
    who,
    groupIds,
    weights = {},
    split,
    visibility = 'closed',
    conflict = 'shown',
    proxies = '',
    protocol = {},
  } = termsOf(terms)
  const secret = secretOf(terms)
  return {
    method,
    ...Object.fromEntries(
      Object.entries(settings).flatMap(([name, value]) => (isField(name, value) ? [[name, String(value)]] : [])),
    ),
    ...methodOf({ method }).formOf?.(settings),
    ...{ who, groupIds, visibility, conflict, proxies: String(proxies), opensAt: '', closesAt: '' },
    ...Object.fromEntries(Object.entries(weights).map(([id, weight]) => [weightField(id), String(weight)])),
    ...(split && { split: 'yes' }),
    ...(secret
      ? { secrecy: 'secret', changes: secret.changes, receipts: secret.receipts ? 'yes' : 'no' }
      : { secrecy: 'record', changes: 'final', receipts: 'yes' }),
    ...RULE_FIELDS,
    ...fieldsOfRule(terms.rule ?? turnoutRule(settings.minimumTurnout)),
    ruleFrom: 'answers',
    ...Object.fromEntries(PROTOCOL_TEXTS.map((name) => [protocolField(name), protocol[name] ?? ''])),
    amendment: '',
  }
}

/** What the form has no field for: the conditions whose place a composed rule takes, and what belongs to one round. */
const isField = (name: string, value: unknown) =>
  ![...OF_RULE, ...OF_ROUND].includes(name) && (typeof value === 'number' || typeof value === 'string')

/** A method's own quorum as the composed rule that means the same. */
function turnoutRule(minimumTurnout: number): Rule {
  if (!minimumTurnout) return []
  return [{ kind: 'answers', least: { part: Math.round(minimumTurnout * 100), whole: 100 } }]
}
