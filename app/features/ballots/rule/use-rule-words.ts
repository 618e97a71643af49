import { useTranslation } from 'react-i18next'
import type { Condition as Shown } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { SMALLEST_SHOWN } from '../ballot-words.ts'
import {
  type Condition,
  type Found,
  type Fraction,
  isQuorum,
  type Least,
  type OfGroups,
  type Rule,
} from './rule-words.ts'

const named = { half: [1, 2], 'two-thirds': [2, 3], 'three-quarters': [3, 4] } as const

/** The words of shares, numbers and groups. */
function usePhrases() {
  const { t } = useTranslation('ballot-rule')
  const format = useFormat()
  const part = ({ part, whole }: Fraction) => {
    const known = Object.entries(named).find(([, [of, all]]) => part * all === of * whole)
    return known ? t(`part.${known[0]}`) : format.percent(part / whole)
  }
  const share = (of: Fraction) =>
    of.part === of.whole ? t('share.all') : t(of.more ? 'share.more' : 'share.least', { part: part(of) })
  const groups = (of: OfGroups) =>
    of === 'all' ? t('groups.all') : of === 'half' ? t('groups.half') : t('groups.least', { count: of })
  return { t, format, share, groups }
}

/** A condition as a clause of the sentence. */
export function useClause() {
  const { t, format, share, groups } = usePhrases()
  const least = (kind: string, of: Least) =>
    'count' in of ? t(`clause.${kind}-count`, { count: of.count }) : t(`clause.${kind}-share`, { share: share(of) })
  return (condition: Condition): string => {
    switch (condition.kind) {
      case 'answers':
      case 'organisations':
        return least(condition.kind, condition.least)
      case 'groups':
        return condition.share
          ? t('clause.groups-share', { groups: groups(condition.of), share: share(condition.share) })
          : t('clause.groups', { groups: groups(condition.of) })
      case 'favour':
        return t(`clause.favour-${condition.base}`, { share: share(condition.share) })
      case 'groups-favour':
        return t('clause.groups-favour', { groups: groups(condition.of), share: share(condition.share) })
      case 'objections':
        return t(condition.most === 0 ? 'clause.no-objection' : 'clause.objections', { count: condition.most })
      case 'median':
      case 'group-median':
        return t(`clause.${condition.kind}`, { least: format.number(condition.least) })
      case 'agreement':
        return t('clause.agreement')
    }
  }
}

/** The rule as one plain sentence, and one more where groups that are too small to show count for nothing. */
export function useRuleSentence() {
  const { t, format } = usePhrases()
  const clause = useClause()
  return (rule: Rule): string => {
    if (rule.length === 0) return t('sentence.nothing')
    const clauses = format.list(rule.map(clause))
    const sentence = t(rule.every(isQuorum) ? 'sentence.counts' : 'sentence.accepted', { clauses })
    return asksGroups(rule) ? `${sentence} ${t('sentence.small', { smallest: SMALLEST_SHOWN })}` : sentence
  }
}

const asksGroups = (rule: Rule) => rule.some(({ kind }) => kind === 'groups-favour' || kind === 'group-median')

/** What is asked, in two or three words beside its label. */
function useAsked() {
  const { t, format, share, groups } = usePhrases()
  return (condition: Condition): string => {
    if (condition.kind === 'favour') return share(condition.share)
    if (condition.kind === 'groups-favour') return groups(condition.of)
    const needed = condition.kind === 'objections' ? condition.most : 'least' in condition ? condition.least : 0
    return t(`needs.${condition.kind}`, { needed: typeof needed === 'number' ? format.number(needed) : '' })
  }
}

/** What was found of a condition: "21 of 30 in favour, 20 needed". */
export function useFoundWords() {
  const { t, format } = usePhrases()
  const values = ({ value, of, needed }: Found) => ({
    value: format.number(value),
    of: format.number(of ?? 0),
    needed: format.number(needed),
    count: value,
  })
  const said = (found: Found) =>
    found.condition.kind === 'agreement'
      ? t(found.value ? 'found.disagreement' : 'found.agreement')
      : t(`found.${found.condition.kind}`, values(found))
  const needs = (found: Found) => t(`needs.${found.condition.kind}`, values(found))
  const label = ({ kind }: Condition) => t(`label.${kind}`)
  /** Beside its label. */
  const short = (found: Found) => {
    const { kind } = found.condition
    if (kind === 'agreement') return t(found.value ? 'short.disagreement' : 'short.agreement')
    return kind === 'objections' || kind === 'median' ? format.number(found.value) : t('short.of', values(found))
  }
  return {
    said,
    short,
    needs,
    label,
    clause: (found: Found) => t('found.clause', { said: said(found), needs: needs(found) }),
  }
}

/** Conditions as meters: what was found against what is needed, or the line alone while nobody may know. */
export function useRuleMeters() {
  const { t } = useTranslation('ballot-rule')
  const { short, needs, label } = useFoundWords()
  const asked = useAsked()
  const part = (value: number, of: number | null) => (of ? Math.min(1, value / of) : value > 0 ? 1 : 0)
  return {
    found: (found: Found): Shown => ({
      label: label(found.condition),
      value: part(found.value, found.of),
      threshold: part(found.needed, found.of),
      met: found.met,
      said: short(found),
      needs: needs(found),
    }),
    hidden: (condition: Condition): Shown => ({
      label: label(condition),
      value: null,
      threshold: lineAt(condition),
      met: null,
      said: t('after-close'),
      needs: asked(condition),
    }),
  }
}

function lineAt(condition: Condition): number {
  if ('share' in condition && condition.share) return condition.share.part / condition.share.whole
  if (condition.kind === 'median' || condition.kind === 'group-median') return condition.least / 9
  return 0
}
