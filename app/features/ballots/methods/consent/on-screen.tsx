import { ConditionMeters } from '#app/ui/chart.tsx'
import type { OnScreenProps } from '../method-screen.ts'
import type { ConsentResult } from './count.ts'
import { useConsentFinding } from './finding-text.tsx'
import { Reasons, Ring, useConditions } from './result.tsx'
import { ConsentTable } from './result-table.tsx'

/** The finding, what it took, and the ring of groups; why people objected is read aloud from the words of those who did. */
export function ConsentOnScreen({ result }: OnScreenProps<ConsentResult>) {
  const finding = useConsentFinding()(result)
  return (
    <>
      <div className="screen-halves">
        <div>
          <p className="screen-finding">{finding}</p>
          <ConditionMeters conditions={useConditions(result)} />
          <Reasons reasons={result.reasons} heading="h2" />
        </div>
        {result.overall ? (
          <div className="screen-ballot-ring">
            <Ring result={result} finding={finding} />
          </div>
        ) : null}
      </div>
      <div className="screen-twin">
        <ConsentTable result={result} />
      </div>
    </>
  )
}
