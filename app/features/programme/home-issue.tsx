import { Paragraphs } from './paragraphs.tsx'
import type { PublicTexts } from './programme.queries.server.ts'

const AIMS = ['1', '2', '3'] as const

/** What the programme is about: the issue, then the offer and its aims. */
export function HomeIssue({ texts }: { texts: PublicTexts }) {
  return (
    <>
      <section className="pub-part pub-sheet" id="issue" aria-labelledby="issue-title">
        <div className="public-wrap pub-two">
          <h2 id="issue-title">{texts['issue.title']}</h2>
          <Paragraphs className="pub-text" text={texts['issue.body']} />
        </div>
      </section>
      <section className="pub-part" id="offer" aria-labelledby="offer-title">
        <div className="public-wrap">
          <h2 id="offer-title">{texts['offer.title']}</h2>
          <p className="pub-lead">{texts['offer.body']}</p>
          <ol className="pub-aims">
            {AIMS.map((aim) => (
              <li key={aim}>
                <h3>{texts[`aims.${aim}.title`]}</h3>
                <p>{texts[`aims.${aim}.body`]}</p>
              </li>
            ))}
          </ol>
        </div>
      </section>
    </>
  )
}
