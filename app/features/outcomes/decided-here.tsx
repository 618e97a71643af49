import { Link } from '@remix-run/react'
import { recordPaths } from '#app/shared/record-paths.ts'

/** The words come with the lines: the page of a section, where this stands, loads none of sessions. */
export type Decided = {
  title: string
  lines: { id: string; code: string; text: string; from: string; to: string }[]
}

/** What sessions have decided about a text, beside it; nothing where they have not. */
export function DecidedHere({ roundtableId, decided }: { roundtableId: string; decided: Decided }) {
  const { title, lines } = decided
  if (!lines.length) return null
  return (
    <section className="note">
      <h2 className="text-sm font-bold">{title}</h2>
      <ol className="mt-1 grid gap-2">
        {lines.map(({ id, code, text, from, to }) => (
          <li key={id}>
            <p className="wrap-anywhere" dir="auto">
              {text}
            </p>
            <p className="flex flex-wrap gap-x-2 text-sm text-ink-2">
              <Link to={`${recordPaths.decisions(roundtableId)}?q=${code}`}>{code}</Link>
              <Link to={to}>{from}</Link>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
