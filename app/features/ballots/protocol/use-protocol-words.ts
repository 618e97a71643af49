import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { useGroupNames } from '../group-names.ts'
import type { MethodName } from '../methods/method-names.ts'
import { SETTINGS } from '../methods/method-settings.ts'
import { COMMON, type SettingWords } from '../methods/setting-words.ts'
import type { Rule } from '../rule/rule-words.ts'
import { useRuleSentence } from '../rule/use-rule-words.ts'
import type { SecretTerms } from '../secret/secret.policy.ts'
import type { Who } from '../terms/terms.policy.ts'

/** What every ballot has beside the settings of its method; a setting of a later day is told apart all the same. */
const OF_BALLOTS = [
  ...['why', 'panel', 'origin', 'without', 'funding'],
  ...['who', 'weights', 'split', 'rule', 'visibility', 'proxies', 'conflict', 'secret', 'rounds'],
]

/** What has a name of its own in the protocol of a ballot by this method. */
export const namedIn = (method: MethodName) => [...OF_BALLOTS, ...Object.keys(wordsOf(method))]

const wordsOf = (method: MethodName): SettingWords => ({ ...COMMON, ...SETTINGS[method] })

/** What a part of the protocol is called, and what its value means, in plain words. */
export function useProtocolWords(method: MethodName) {
  const { t } = useTranslation(['ballot-protocol', 'ballots', 'methods', 'criteria', 'ballot-terms'])
  const format = useFormat()
  const terms = useTermsWords()
  const words = wordsOf(method)
  const names = namedIn(method)
  const value = (what: string, of: unknown): string => {
    const said = terms(what, of)
    if (said !== null) return said
    if (what === 'split') return t(of ? 'may-split' : 'no-split')
    if (words[what]) return words[what](of, { t, format })
    if (of === null || of === undefined || of === '') return t('not-said')
    if (typeof of === 'number') return format.number(of)
    return typeof of === 'object' ? t('as-set') : String(of)
  }
  const label = (what: string) => t(names.includes(what) ? `what.${what}` : 'what.other')
  return { label, value }
}

/** Who is asked, what they see meanwhile, and what makes it pass; null for anything else. */
function useTermsWords() {
  const { t } = useTranslation(['ballot-protocol', 'ballot-terms'])
  const format = useFormat()
  const names = useGroupNames()
  const sentence = useRuleSentence()
  return (what: string, of: unknown): string | null => {
    switch (what) {
      case 'rule':
        return sentence((of ?? []) as Rule)
      case 'who': {
        const { who, groupIds = [] } = of as { who: Who; groupIds?: string[] }
        return who === 'groups' ? t('ballot-terms:said-groups', { groups: names(groupIds) }) : t(`ballot-terms:${who}`)
      }
      case 'weights':
        return of ? format.list((of as number[]).map((votes) => format.number(votes))) : t('equal')
      case 'visibility':
        return t(`ballot-terms:standing.${String(of)}`)
      case 'conflict':
        return t(`ballot-terms:conflict.${String(of)}`)
      case 'secret': {
        const secret = of as SecretTerms | null
        if (!secret) return t('anonymity')
        return t('secret', { changes: t(`ballot-terms:secret.${secret.changes}`) })
      }
      default:
        return null
    }
  }
}
