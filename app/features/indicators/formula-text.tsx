import { fractionOf } from './formula.ts'

/** The formula as its author wrote it; one division is drawn as a fraction, and read aloud as written. */
export function FormulaText({ formula }: { formula: string }) {
  const fraction = fractionOf(formula)
  if (!fraction) return <span className="font-serif whitespace-pre-line">{formula}</span>
  const { before, above, below, after } = fraction
  return (
    <span className="formula">
      <span className="sr-only">{formula}</span>
      <span className="contents" aria-hidden="true">
        {before ? <span className="formula-factor">{before}</span> : null}
        <span className="fraction">
          <span>{above}</span>
          <span>{below}</span>
        </span>
        {after ? <span className="formula-factor">{after}</span> : null}
      </span>
    </span>
  )
}
