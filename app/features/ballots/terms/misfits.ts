import { COUNTS_PEOPLE, IN_PARTS, type MethodName, UNSEEN } from '../methods/method-names.ts'
import type { StoredTerms } from './terms.policy.ts'

/** Which terms do not go together, or not with the method: the field of the form, and what to do. */
export function misfits(
  method: MethodName,
  { weights, split, visibility, conflict, secret, proxies }: StoredTerms,
): [field: string, message: string][] {
  const ofPeople = COUNTS_PEOPLE.includes(method)
  return [
    ...(weights && ofPeople ? [['who', 'ballots.weights-not-counted'] as [string, string]] : []),
    ...(visibility && UNSEEN.includes(method)
      ? [['visibility', 'ballots.visibility-private'] as [string, string]]
      : []),
    ...(conflict && secret ? [['conflict', 'ballots.conflict-secret'] as [string, string]] : []),
    ...(proxies ? proxyMisfits(method, { visibility, secret }) : []),
    ...(split ? splitMisfits(method, { weights, secret }) : []),
    ...(visibility && weights ? [['visibility', 'ballots.visibility-weights'] as [string, string]] : []),
  ]
}

/** A rating is each person's own judgement; and who casts several votes would be most of a step of what is shown, or known by it. */
function proxyMisfits(
  method: MethodName,
  { visibility, secret }: Pick<StoredTerms, 'visibility' | 'secret'>,
): [field: string, message: string][] {
  return [
    ...(UNSEEN.includes(method) ? [['proxies', 'ballots.proxies-judgement'] as [string, string]] : []),
    ...(secret ? [['proxies', 'ballots.proxies-secret'] as [string, string]] : []),
    ...(visibility ? [['proxies', 'ballots.proxies-visibility'] as [string, string]] : []),
  ]
}

/** Only several votes can be split, all in one answer; and a secret vote of several parts would tell its holder. */
function splitMisfits(
  method: MethodName,
  { weights, secret }: Pick<StoredTerms, 'weights' | 'secret'>,
): [field: string, message: string][] {
  return [
    ...(weights ? [] : [['split', 'ballots.split-weights'] as [string, string]]),
    ...(IN_PARTS.includes(method) ? [['split', 'ballots.split-in-parts'] as [string, string]] : []),
    ...(secret ? [['split', 'ballots.split-secret'] as [string, string]] : []),
  ]
}
