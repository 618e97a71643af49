import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { type Chart, chartOf, sharesOf } from './chart.ts'
import type { PublicTexts } from './site.queries.server.ts'

/** Below this share of a bar a number does not fit into its part. */
const ROOM = 5

/** The figures behind the issue: bars for the eye, the same as a table, the source and its licence beside them. */
export function IssueChart({ texts }: { texts: PublicTexts }) {
  const { t } = useTranslation('public')
  const chart = chartOf(texts['chart.data'])
  if (!chart) return null
  return (
    <figure className="pub-chart">
      <figcaption>
        <h3>{texts['chart.title']}</h3>
        <p>{texts['chart.lead']}</p>
      </figcaption>
      <Bars chart={chart} />
      <Disclosure summary={t('chart.as-table')} className="mt-3">
        <Figures chart={chart} caption={texts['chart.title']} />
      </Disclosure>
      <p className="pub-chart-source">
        <Linked text={texts['chart.source']} />
      </p>
    </figure>
  )
}

/** Nothing of the drawing is heard: the table below says it. */
function Bars({ chart: { parts, bars } }: { chart: Chart }) {
  const format = useFormat()
  return (
    <div aria-hidden="true">
      <ul className="pub-chart-key">
        {parts.map((part, at) => (
          <li key={part}>
            <i className={toneOf(at, parts.length)} />
            {part}
          </li>
        ))}
      </ul>
      <ul className="pub-bars">
        {bars.map(({ name, values }) => (
          <li key={name}>
            <span>{name}</span>
            <svg width="100%" height="36" focusable="false">
              {placed(sharesOf(values)).map(({ from, share }, at) => (
                <g key={at} className={toneOf(at, parts.length)}>
                  <rect x={`${from}%`} width={`${share}%`} height="36" />
                  {share < ROOM ? null : (
                    <text x={`${from}%`} dx="8" y="23">
                      {format.number(share)}
                    </text>
                  )}
                </g>
              ))}
            </svg>
          </li>
        ))}
      </ul>
    </div>
  )
}

function placed(shares: number[]) {
  return shares.map((share, at) => ({ share, from: shares.slice(0, at).reduce((sum, one) => sum + one, 0) }))
}

/** The last part is the one the chart is about. */
function toneOf(at: number, parts: number) {
  return at === parts - 1 ? 'is-last' : at === 0 ? 'is-first' : 'is-between'
}

function Figures({ chart: { parts, bars }, caption }: { chart: Chart; caption: string }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  return (
    <table className="pub-figures">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('chart.list')}</th>
          {parts.map((part) => (
            <th key={part} scope="col">
              {part}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ name, values }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, at) => (
              <td key={at}>{format.number(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const ADDRESS = /((?:https:\/\/)?[\w-]+(?:\.[\w-]+)+\/[^\s,;]*[\w/])/

/** An address in the text is a link. */
function Linked({ text }: { text: string }) {
  return text.split(ADDRESS).map((part, at) =>
    at % 2 ? (
      <a key={at} href={`https://${part.replace('https://', '')}`} rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
