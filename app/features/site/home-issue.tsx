import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { IssueChart } from './issue-chart.tsx'
import { Paragraphs } from './paragraphs.tsx'
import type { PublicTexts } from './site.queries.server.ts'

const AIMS = ['1', '2', '3'] as const

/** What the programme is about: the issue, then the offer and its aims. */
type HomeIssueProps = { texts: PublicTexts; draft: number | undefined }

export function HomeIssue({ texts, draft }: HomeIssueProps) {
  const { t } = useTranslation('public')
  const links = [
    draft === undefined
      ? { to: '#roundtable', label: t('aims.objectives') }
      : { to: paths.publicDraft(draft), label: t('draft.read') },
    { to: '#decision', label: t('aims.decision') },
    { to: '#documents', label: t('aims.documents') },
  ]
  return (
    <>
      <section className="pub-part pub-sheet" id="issue" aria-labelledby="issue-title">
        <div className="public-wrap pub-two">
          <div>
            <h2 id="issue-title">{texts['issue.title']}</h2>
            <Paragraphs className="pub-text mt-6" text={texts['issue.body']} />
          </div>
          <IssueChart texts={texts} />
        </div>
      </section>
      <section className="pub-part" id="offer" aria-labelledby="offer-title">
        <div className="public-wrap">
          <h2 id="offer-title">{texts['offer.title']}</h2>
          <p className="pub-lead">{texts['offer.body']}</p>
          <ol className="pub-aims">
            {AIMS.map((aim, at) => (
              <li key={aim}>
                <h3>{texts[`aims.${aim}.title`]}</h3>
                <p>{texts[`aims.${aim}.body`]}</p>
                <a href={links[at]?.to}>{links[at]?.label}</a>
              </li>
            ))}
          </ol>
        </div>
      </section>
    </>
  )
}
