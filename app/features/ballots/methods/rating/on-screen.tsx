import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import type { OnScreenProps } from '../method-screen.ts'
import { convergence, type RoundFigures } from './convergence.ts'
import { RatingBetween } from './convergence-view.tsx'
import type { Publication } from './publication.ts'
import { ResultTable } from './result-table.tsx'
import { type RoundsLine, roundsLines } from './rounds.ts'
import { CRITERIA, type Criterion } from './words.ts'

/** Each question with the middle and the quartiles of everybody and of each group, an earlier round above the later; of a small group how many answered. */
export function RatingOnScreen({ result, before, rounds }: OnScreenProps<Publication>) {
  const { t } = useTranslation('ballots')
  const [first, second] = rounds
  return (
    <>
      <div className="screen-rounds">
        {CRITERIA.map((criterion) => (
          <section key={criterion} aria-label={t(`criterion.${criterion}`)}>
            <h2>{t(`criterion.${criterion}`)}</h2>
            <p>
              <Middle criterion={criterion} result={result} before={before} />
            </p>
            <RoundsPicture lines={roundsLines(result, before, criterion)} />
          </section>
        ))}
      </div>
      {before ? <p className="screen-key">{t('screen.key', { first, second })}</p> : null}
      <div className="screen-twin">
        {before ? (
          <RatingBetween before={before} after={result} rounds={[first!, second!]} />
        ) : (
          <ResultTable criterion="relevance" result={result} />
        )}
      </div>
    </>
  )
}

/** Where the middle answer is, and what has become of it. */
function Middle({ criterion, result, before }: { criterion: Criterion } & Omit<OnScreenProps<Publication>, 'rounds'>) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const now = result.criteria[criterion].overall
  if (now?.median == null) return <>{t('screen.hidden')}</>
  const between = before && convergence(before.criteria[criterion].overall, now)
  const median = format.number(now.median)
  if (!between) return <>{t('screen.middle', { median })}</>
  return (
    <>
      {t('screen.middle-was', { median, was: format.number(between.before.median) })} {t(`screen.${between.direction}`)}
    </>
  )
}

const WIDTH = 520
const ROW = 42
const LABEL = 62
const at = (rating: number) => LABEL + 16 + ((rating - 1) / 8) * (WIDTH - LABEL - 32)

function RoundsPicture({ lines }: { lines: RoundsLine[] }) {
  const { t } = useTranslation('ballots')
  const { group } = useGroups()
  const foot = lines.length * ROW + 2
  return (
    <svg viewBox={`0 0 ${WIDTH} ${foot + 28}`} aria-hidden="true" focusable="false">
      {[1, 3, 5, 7, 9].map((rating) => (
        <g key={rating}>
          <line stroke="var(--rt-line)" x1={at(rating)} x2={at(rating)} y1="0" y2={foot} />
          <text fill="var(--rt-ink-2)" fontSize="20" x={at(rating)} y={foot + 22} textAnchor="middle">
            {rating}
          </text>
        </g>
      ))}
      {lines.map(({ groupId, rounds, answered }, index) => (
        <g key={groupId ?? 'all'} transform={`translate(0 ${index * ROW})`}>
          <text fill="var(--rt-ink)" fontSize="22" fontWeight="700" x="0" y="28">
            {groupId === null ? t('between.all') : (group(groupId)?.code ?? '')}
          </text>
          {rounds ? (
            rounds.map((figures, round) => (
              <Round
                key={round}
                figures={figures}
                y={rounds.length === 1 ? 21 : 12 + round * 17}
                first={round + 1 < rounds.length}
              />
            ))
          ) : (
            <text fill="var(--rt-ink-2)" fontSize="20" x={at(1)} y="28">
              {answered.map((count) => t('between.answered', { count })).join(', ')}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

function Round({ figures: { q1, q3, median }, y, first }: { figures: RoundFigures; y: number; first: boolean }) {
  const colour = first ? 'var(--rt-ink-2)' : 'var(--rt-data-focus)'
  return (
    <>
      <line stroke={colour} strokeWidth={first ? 3 : 9} x1={at(q1)} x2={at(q3)} y1={y} y2={y} />
      <circle fill={first ? 'var(--rt-desk)' : colour} stroke={colour} strokeWidth="3" cx={at(median)} cy={y} r="7" />
    </>
  )
}
