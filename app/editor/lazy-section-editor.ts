import { lazy } from 'react'

/**
 * The editor as a chunk of its own: the section's text, threads and outline are there and usable while it loads. Render it
 * inside `<Suspense>` with `SectionText` as the fallback, and only once the page is hydrated.
 */
export const LazySectionEditor = lazy(async () => ({ default: (await import('./section-editor.tsx')).SectionEditor }))
