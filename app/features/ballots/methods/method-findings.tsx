import type { ComponentType } from 'react'
import type { SeatLevel } from '#app/ui/ring.tsx'
import type { BallotResult } from '../ballot-words.ts'
import { verdictOf } from '../rule/rule-words.ts'
import { VerdictFinding } from '../rule/verdict-finding.tsx'
import { approvalFindings } from './approval/findings.tsx'
import { ConsentFinding, ConsentFindings } from './consent/finding-text.tsx'
import { consentLevels } from './consent/levels.ts'
import type { CriteriaResult } from './criteria/count.ts'
import { criteriaFindings } from './criteria/findings.tsx'
import { criteriaLevels } from './criteria/levels.ts'
import { dotsFindings } from './dots/findings.tsx'
import type { MajorityResult } from './majority/count.ts'
import { majorityFindings } from './majority/findings.tsx'
import type { MethodName } from './method-names.ts'
import type { FindingProps } from './method-screen.ts'
import type { PairwiseResult } from './pairwise/count.ts'
import { pairwiseFindings } from './pairwise/findings.tsx'
import { pointsFindings } from './points/findings.tsx'
import { quadraticFindings } from './quadratic/findings.tsx'
import type { RankingResult } from './ranking/count.ts'
import { rankingFindings } from './ranking/findings.tsx'
import { RatingFinding, RatingFindings } from './rating/finding-text.tsx'
import { ratingLevels } from './rating/levels.ts'
import { scoreFindings } from './score/findings.tsx'
import { answeredLevels } from './tally/finding.tsx'
import type { TallyResult } from './tally/tally.ts'
import { YesNoFinding, YesNoFindings } from './yes-no/finding.tsx'
import { yesNoLevels } from './yes-no/levels.ts'

type Told<R extends BallotResult> = {
  Finding: ComponentType<FindingProps<R>>
  Findings: ComponentType<FindingProps<R>>
  levels(result: R): Record<string, SeatLevel>
}

/** Where a ballot has a composed rule, what came of it by that rule stands first, or alone where the method's own finding was the same question. */
function told<R extends BallotResult>({ Finding, Findings, levels }: Told<R>, decides = false): Told<BallotResult> {
  const alone = (result: R) => decides && verdictOf(result) !== null
  const First = ({ result }: FindingProps<R>) => {
    const verdict = verdictOf(result)
    return verdict ? <VerdictFinding verdict={verdict} /> : null
  }
  const ruled = {
    Finding: ({ result }: FindingProps<R>) => (
      <>
        <First result={result} /> {alone(result) ? null : <Finding result={result} />}
      </>
    ),
    Findings: ({ result }: FindingProps<R>) => (
      <>
        {verdictOf(result) ? (
          <p className="mt-3 text-sm">
            <First result={result} />
          </p>
        ) : null}
        {alone(result) ? null : <Findings result={result} />}
      </>
    ),
    levels,
  }
  return ruled as unknown as Told<BallotResult>
}

/** What was found, for pages that list results and show none: they load no form and no picture. */
export const FINDINGS: Record<MethodName, Told<BallotResult>> = {
  rating: told({ Finding: RatingFinding, Findings: RatingFindings, levels: ratingLevels }),
  criteria: told<CriteriaResult>({ ...criteriaFindings, levels: criteriaLevels }),
  consent: told({ Finding: ConsentFinding, Findings: ConsentFindings, levels: consentLevels }, true),
  'yes-no': told({ Finding: YesNoFinding, Findings: YesNoFindings, levels: yesNoLevels }, true),
  ranking: told<RankingResult>({ ...rankingFindings, levels: answeredLevels }),
  majority: told<MajorityResult>({ ...majorityFindings, levels: answeredLevels }),
  score: told<TallyResult>({ ...scoreFindings, levels: answeredLevels }),
  dots: told<TallyResult>({ ...dotsFindings, levels: answeredLevels }),
  quadratic: told<TallyResult>({ ...quadraticFindings, levels: answeredLevels }),
  points: told<TallyResult>({ ...pointsFindings, levels: answeredLevels }),
  pairwise: told<PairwiseResult>({ ...pairwiseFindings, levels: answeredLevels }),
  approval: told<TallyResult>({ ...approvalFindings, levels: answeredLevels }),
}
