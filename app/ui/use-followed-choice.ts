import { useEffect, useRef } from 'react'

/**
 * A list or a group of radio buttons shows what is stored, also after somebody else has changed it, until its reader chooses: their
 * choice stands until it is stored itself. Browsers let neither follow once it was used. Goes on what holds the options.
 */
export function useFollowedChoice<E extends HTMLElement>(stored: unknown) {
  const ref = useRef<E>(null)
  const chosen = useRef(true)
  useEffect(() => {
    const { current } = ref
    // One of the two is what marks an option, the other says nothing to it.
    if (!chosen.current)
      current!
        .querySelectorAll<Option>('option, input')
        .forEach((option) => (option.checked = option.selected = option.value === stored))
    chosen.current = current!.querySelector<Option>(':checked')?.value !== stored
  }, [stored])
  return { ref, onChange: () => void (chosen.current = true) }
}

type Option = HTMLOptionElement & HTMLInputElement
