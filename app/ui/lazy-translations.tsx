import { type ReactNode, Suspense, useState } from 'react'

// On the server and until the page is alive; a page is hydrated once.
let hydrating = true

/** Called by the application once everything the server sent is alive. */
export function endHydration() {
  hydrating = false
}

/**
 * Translations of a namespace that no route of the page names: they are fetched when the first one is said, and what holds them
 * waits. What the server has said already names its namespace in `data-words`, so that they are there before hydration,
 * and stands in no boundary of its own: React hydrates those last, and throws one away that new data reaches first.
 */
export function LazyTranslations({ children }: { children: ReactNode }) {
  const [late] = useState(() => !hydrating)
  return late ? <Suspense>{children}</Suspense> : children
}

/** The namespaces of the translations the server has put on this page. */
export function lazyNamespaces(page: ParentNode): string[] {
  return [...page.querySelectorAll<HTMLElement>('[data-words]')].map(({ dataset }) => dataset.words ?? '')
}
