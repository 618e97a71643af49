import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useGroups } from '#app/ui/group.tsx'
import type { Reason } from './fair-order.ts'

/** Ordinal numbers are words up to here. */
const ORDINALS = 12

/** Why somebody stands where they do, as sentences. */
export function useReasons() {
  const { t } = useTranslation('floor')
  const { group: groupOf } = useGroups()
  return ({ groupId, reasons }: { groupId: string; reasons: Reason[] }) => {
    const group = groupOf(groupId)?.name ?? ''
    return reasons.map((reason) => sentence(t, group, reason)).join(' ')
  }
}

function sentence(t: TFunction<'floor'>, group: string, reason: Reason): string {
  if (!('n' in reason)) return t(`reason.${reason.is}`, { group })
  const { is, n } = reason
  if (is === 'asked')
    return n > ORDINALS ? t('reason.asked-later', { n }) : t('reason.asked', { ordinal: t(`ordinal.${n}`) })
  if (is === 'overdue' || is === 'lets-by') return t(`reason.${is}`, { count: n })
  return t(`reason.${is}`, { group, time: timeInWords(t, n) })
}

/** A time nobody has to read to the second: from a minute on in whole ones. */
export function timeInWords(t: TFunction<'floor'>, seconds: number): string {
  return seconds < 60
    ? t('time.seconds', { count: Math.round(seconds) })
    : t('time.minutes', { count: Math.round(seconds / 60) })
}

/** "third", and from the thirteenth on a number. */
export function usePlaceInWords() {
  const { t } = useTranslation('floor')
  return (number: number) => {
    if (number === 1) return t('room.next')
    return number > ORDINALS
      ? t('room.place-later', { n: number })
      : t('room.place', { ordinal: t(`ordinal.${number}`) })
  }
}
