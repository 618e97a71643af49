/** One disc for each person, one dashed ring for each open seat; the numbers stand beside it in words. */
export function Seats({ people, open }: { people: number; open: number }) {
  return (
    <span className="pub-seats" aria-hidden="true">
      {Array.from({ length: people }, (_, index) => (
        <i key={index} />
      ))}
      {Array.from({ length: open }, (_, index) => (
        <i key={`open-${index}`} className="is-open" />
      ))}
    </span>
  )
}
