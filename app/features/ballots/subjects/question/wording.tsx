import type { BallotOption } from '../../ballot-words.ts'
import type { Wording } from '../subject-types.ts'

/** A question as it was asked, with what there is to choose from. */
export type QuestionWording = Wording & { note: string; options: BallotOption[] }

export function QuestionText({ wording: { name, note, options } }: { wording: QuestionWording }) {
  return (
    <>
      <p className="font-serif text-xl leading-snug wrap-anywhere" dir="auto">
        {name}
      </p>
      {note ? (
        <p className="mt-3 whitespace-pre-line wrap-anywhere" dir="auto">
          {note}
        </p>
      ) : null}
      <OptionList options={options} />
    </>
  )
}

export function OptionList({ options }: { options: readonly BallotOption[] }) {
  if (options.length === 0) return null
  return (
    <ol className="list-lines mt-4">
      {options.map(({ id, label, note }) => (
        <li key={id} className="wrap-anywhere" dir="auto">
          {label}
          {note ? <span className="block text-sm whitespace-pre-line text-ink-2">{note}</span> : null}
        </li>
      ))}
    </ol>
  )
}
