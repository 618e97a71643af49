import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import type { PublicTexts } from './site.queries.server.ts'

export type PublicRoundtable = {
  id: string
  number: number
  state: string
  title: string
  summary: string
  objectives: string[]
  startsOn: Date | string | null
  endsOn: Date | string | null
}

/** The editions in their order, and the objectives of each, the running one first. */
type Props = {
  texts: PublicTexts
  roundtables: PublicRoundtable[]
  drafts: number[]
  ring: ReactNode
  children: ReactNode
}

export function HomeRoundtables({ texts, roundtables, drafts, ring, children }: Props) {
  const { t } = useTranslation('public')
  const running = roundtables.filter((roundtable) => roundtable.state === 'running')
  const others = roundtables.filter((roundtable) => roundtable.state !== 'running')
  return (
    <section className="pub-part pub-sheet" id="roundtable" aria-labelledby="roundtable-title">
      <div className="public-wrap">
        <h2 id="roundtable-title">{texts['roundtable.title']}</h2>
        <p className="pub-lead">{texts['roundtable.body']}</p>
        <ol className="pub-editions">
          {roundtables.map((roundtable) => (
            <Edition key={roundtable.id} roundtable={roundtable} readable={drafts.includes(roundtable.number)} />
          ))}
        </ol>
        <div className="pub-two">
          <div>
            {running
              .filter((one) => one.objectives.length)
              .map((roundtable) => (
                <Objectives
                  key={roundtable.id}
                  title={t('roundtable.objectives-running', { number: roundtable.number })}
                  objectives={roundtable.objectives}
                />
              ))}
            {others
              .filter((one) => one.objectives.length)
              .map((roundtable) => (
                <div className="pub-earlier" key={roundtable.id}>
                  <Objectives
                    title={t('roundtable.objectives', { number: roundtable.number })}
                    objectives={roundtable.objectives}
                  />
                </div>
              ))}
            <div className="pub-decision" id="decision">
              <h3>{texts['decision.title']}</h3>
              <div className="pub-decision-how">
                {ring}
                <ol>
                  {(['decision.1', 'decision.2', 'decision.3'] as const).map((key) => (
                    <li key={key}>{texts[key]}</li>
                  ))}
                </ol>
              </div>
            </div>
          </div>
          {children}
        </div>
      </div>
    </section>
  )
}

function Edition({ roundtable, readable }: { roundtable: PublicRoundtable; readable: boolean }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const { number, state, title, summary, startsOn, endsOn } = roundtable
  const dates = [startsOn, endsOn].filter((date) => date !== null).map((date) => format.date(date, 'month'))
  return (
    <li className={`is-${state}`} aria-current={state === 'running' ? 'step' : undefined}>
      <p className="pub-edition-date">
        {dates.length === 2 ? t('roundtable.dates', { from: dates[0], to: dates[1] }) : dates[0]}
        <span className={state === 'running' ? 'pub-now' : 'pub-closed'}>{t(`roundtable.state.${state}`)}</span>
      </p>
      <h3>{t('roundtable.numbered', { number, title })}</h3>
      <p>{summary}</p>
      {readable ? (
        <a href={paths.publicDraft(number)}>{t(state === 'closed' ? 'draft.read-agreed' : 'draft.read')}</a>
      ) : null}
    </li>
  )
}

function Objectives({ title, objectives }: { title: string; objectives: string[] }) {
  const { t } = useTranslation('public')
  return (
    <>
      <h3>{title}</h3>
      <ol className="pub-objectives">
        {objectives.map((objective, index) => (
          <li key={objective}>
            <span>{t('roundtable.objective', { number: index + 1 })}</span>
            <p>{objective}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
