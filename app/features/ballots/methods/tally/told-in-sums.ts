import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { Tell } from './tell.ts'

/** An option by the sum of what it was given, as long as that is of the highest sum; `said` is the key of its words. */
export function toldInSums(said: string): Pick<Tell, 'useTold' | 'usePart'> {
  return {
    useTold() {
      const { t } = useTranslation('methods')
      const format = useFormat()
      return ({ overall }, at) => {
        const figures = overall[at]
        if (!figures) return null
        const top = Math.max(1, ...overall.map((one) => one?.sum ?? 0))
        return { share: figures.sum / top, said: t(said, { count: figures.sum, value: format.number(figures.sum) }) }
      }
    },
    usePart() {
      const format = useFormat()
      return (mean) => format.number(mean, { maximumFractionDigits: 2 })
    },
  }
}
