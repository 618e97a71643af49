import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import type { CheckInCode } from './attendance.queries.server.ts'
import { spokenCode } from './attendance-words.ts'

type Props = { roundtableId: string; sessionId: string; code: CheckInCode | null }

/** The code to read out or show, with its picture; moderators alone see it here. */
export function CodeCard({ roundtableId, sessionId, code }: Props) {
  const { t } = useTranslation('attendance')
  return (
    <Card title={t('code.title')} id="code">
      <div className="flex flex-wrap items-center gap-5">
        {code ? (
          <img
            src={`data:image/svg+xml,${encodeURIComponent(code.qr)}`}
            alt={t('code.picture')}
            width={168}
            height={168}
            className="rounded-sm"
          />
        ) : null}
        <div className="grid min-w-0 max-w-full flex-1 basis-60 justify-items-start gap-3">
          {code ? (
            <>
              <p className="text-4xl font-bold tabular-nums">{spokenCode(code.code)}</p>
              <p className="text-sm text-ink-2">
                {t('code.how')} <span className="break-all text-ink">{code.address}</span>
              </p>
            </>
          ) : (
            <p className="text-ink-2">{t('code.none')}</p>
          )}
          <InlineForm action={sessionPaths.attendance(roundtableId, sessionId)}>
            {({ busy }) => (
              <>
                <Button type="submit" name="act" value="new-code" pending={busy}>
                  {t(code ? 'code.replace' : 'code.make')}
                </Button>
                {code ? <p className="mt-2 text-sm text-ink-2">{t('code.replaced')}</p> : null}
              </>
            )}
          </InlineForm>
        </div>
      </div>
    </Card>
  )
}
