import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { describedBy, FieldNotes, type FieldSource, isInvalid } from './field-frame.tsx'
import { RatingHistogram, RATINGS } from './histogram.tsx'

/**
 * A rating from 1 to 9 as nine equal cells. The distribution of the round before stands on the scale, with one's own
 * earlier answer in marker; give none before the first own answer. `ends` are the words below: not, uncertain, yes.
 */
export function RatingScale({
  field,
  question,
  hint,
  ends,
  earlier,
  note,
  required,
  onValueChange,
  children,
}: {
  field: FieldSource
  question: ReactNode
  hint?: ReactNode
  ends: [string, string, string]
  earlier?: { counts: number[]; own?: number | null; label: string }
  /** Below the scale, beside a marker square: "You said 8 in round 1. The middle answer was 7." */
  note?: ReactNode
  required?: boolean
  onValueChange?: (rating: number) => void
  /** One more answer to the same question, under the scale: a radio of the same name for "cannot judge". */
  children?: ReactNode
}) {
  return (
    <fieldset
      className={classNames('field rating', isInvalid(field) && 'is-invalid')}
      aria-describedby={describedBy(field, hint)}
    >
      <legend className="field-label">{question}</legend>
      <FieldNotes field={field} hint={hint} />
      {earlier ? (
        <RatingHistogram counts={earlier.counts} own={earlier.own} label={earlier.label} className="mt-2" />
      ) : null}
      <div className="rating-cells">
        {RATINGS.map((rating) => (
          <label key={rating} className="rating-cell">
            <input
              type="radio"
              id={rating === 1 ? field.id : `${field.id}-${rating}`}
              name={field.name}
              value={rating}
              required={required}
              defaultChecked={String(field.defaultValue ?? '') === String(rating)}
              aria-label={
                rating === 1 || rating === 5 || rating === 9 ? `${rating}, ${ends[(rating - 1) / 4]}` : undefined
              }
              onChange={onValueChange ? () => onValueChange(rating) : undefined}
            />
            <span>{rating}</span>
          </label>
        ))}
      </div>
      <div className="rating-ends" aria-hidden="true">
        {ends.map((end) => (
          <span key={end}>{end}</span>
        ))}
      </div>
      {children}
      {note ? (
        <p className="rating-note">
          <span className="rating-own" aria-hidden="true" />
          {note}
        </p>
      ) : null}
    </fieldset>
  )
}
