import { useSyncExternalStore } from 'react'

/** Whether this device wants keys without a modifier: speech input and tremor press them without meaning to. */
const STORED = 'page-keys'
const hearers = new Set<() => void>()
let remembered: boolean | undefined

function areOn() {
  try {
    return (remembered ??= localStorage.getItem(STORED) !== 'off')
  } catch {
    return (remembered ??= true)
  }
}

export function turnKeys(on: boolean) {
  remembered = on
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off')
  } catch {
    // Where nothing is kept it holds until the page is left.
  }
  hearers.forEach((hear) => hear())
}

export function useKeysOn() {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    areOn,
    () => false,
  )
}

/** What is on the page now and has a key. */
export const elementsWithKeys = () =>
  [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')].filter(
    (element) => element.checkVisibility?.() ?? true,
  )
