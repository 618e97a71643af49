import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#app/ui/button.tsx'

const KEY = 'roundtable.paragraph-numbers'

/** The person's choice on this device; shown until they say otherwise, so that server and browser agree at first. */
export function useParagraphNumbers(): [boolean, () => void] {
  const [shown, setShown] = useState(true)
  useEffect(() => setShown(stored() !== 'off'), [])
  function toggle() {
    setShown(!shown)
    try {
      localStorage.setItem(KEY, shown ? 'off' : 'on')
    } catch {
      // A browser that keeps nothing still shows the choice for as long as the page stands.
    }
  }
  return [shown, toggle]
}

export function ParagraphNumbersToggle({ shown, onToggle }: { shown: boolean; onToggle: () => void }) {
  const { t } = useTranslation('editor')
  return <IconButton size="sm" icon="paragraph" label={t('text.numbers')} aria-pressed={shown} onClick={onToggle} />
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
