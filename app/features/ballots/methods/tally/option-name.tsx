import type { BallotOption } from '../../ballot-words.ts'

/** An option in the words of whoever asked, with what they added. */
export function OptionName({ option: { label, note } }: { option: BallotOption }) {
  return (
    <>
      <span className="wrap-anywhere" dir="auto">
        {label}
      </span>
      {note ? (
        <span className="choice-hint wrap-anywhere whitespace-pre-line" dir="auto">
          {note}
        </span>
      ) : null}
    </>
  )
}
