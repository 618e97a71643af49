/** What a chip shows of its indicator. `state` is a word in the reader's language; one that was merged shows the other, and is not offered. */
export type ChipIndicator = { id: string; code: string; name: string; state: string; href: string; merged?: boolean }

/** The indicators the page knows, for the node views that stand outside React and redraw when one changes. */
export function createIndicatorLookup(given: readonly ChipIndicator[]) {
  let known = new Map(given.map((it) => [it.id, it]))
  const listeners = new Set<() => void>()
  return {
    get: (id: string) => known.get(id),
    set(indicators: readonly ChipIndicator[]) {
      known = new Map(indicators.map((it) => [it.id, it]))
      listeners.forEach((listener) => listener())
    },
    onChange(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export type IndicatorLookup = ReturnType<typeof createIndicatorLookup>
