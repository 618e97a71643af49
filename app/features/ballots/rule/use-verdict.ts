import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { ItemVerdict, Verdict } from './rule-words.ts'
import { useFoundWords } from './use-rule-words.ts'

/** What an option or criterion is called. */
export function useItemName() {
  const { t } = useTranslation('ballots')
  return ({ item, label }: ItemVerdict) => label ?? (item ? t(`criterion.${item}`, { defaultValue: item }) : '')
}

/** What came of a ballot, in one sentence made from its numbers: "Accepted: 21 of 30 in favour (20 needed)." */
export function useVerdictSentence() {
  const { t } = useTranslation('ballot-rule')
  const format = useFormat()
  const { clause } = useFoundWords()
  const name = useItemName()
  return ({ conclusion, quorum, items }: Verdict): string => {
    const named = (wanted: ItemVerdict['conclusion']) => {
      const names = items.filter((one) => one.conclusion === wanted).map(name)
      return names.length ? [t(`items.${wanted}`, { names: format.list(names), count: names.length })] : []
    }
    const said = t(`conclusion.${conclusion}`)
    if (conclusion === 'untold') return said
    if (items.some(({ item }) => item !== null) && conclusion !== 'no-quorum')
      return [...named('accepted'), ...named('not-accepted'), ...named('untold')].join(' ')
    const [whole] = items
    const parts = conclusion === 'no-quorum' ? quorum : [...quorum, ...(whole?.found ?? [])]
    return parts.length
      ? t('sentence.verdict', { conclusion: said, parts: format.list(parts.map(clause)) })
      : `${said}.`
  }
}
