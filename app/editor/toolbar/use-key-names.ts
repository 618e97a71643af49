import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { isMac } from '../shortcuts.ts'

const MAC: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }

/** "Mod+Shift+8" as it stands on this person's keyboard and in their language. */
export function useKeyNames(): (keys: string) => string {
  const { t } = useTranslation('editor')
  return useCallback(
    (keys) => {
      const mac = isMac()
      const names = keys
        .split('+')
        .map((key) => (mac && MAC[key]) || (key.length > 1 && !/^F\d/.test(key) ? t(`keys.${key}`) : key))
      return names.join(mac ? ' ' : '+')
    },
    [t],
  )
}
