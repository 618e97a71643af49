import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAction, defineLoader } from '#app/features/access/route.server.ts'
import { type ImportStep, takeImportStep } from '#app/features/indicators/import.server.ts'
import { ImportPage } from '#app/features/indicators/import-page.tsx'
import { MAX_IMPORT_BYTES, tooLarge } from '#app/features/indicators/import-plan.ts'
import { atIndicators } from '#app/features/indicators/indicators.queries.server.ts'
import { errorWithValues, redirectWithToast } from '#app/platform/http.server.ts'
import { signedInInstead } from '#app/platform/page-owner.server.ts'
import { fileFormOf } from '#app/platform/upload.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['indicators', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atIndicators('import'),
  load: ({ roundtableId, t }) => ({ roundtableId, title: t('indicators:import.title') }),
})

export const action = defineAction({
  access: atIndicators('import'),
  hasPage: true,
  async respond({ request, actor, place, roundtableId }) {
    const sent = await fileFormOf(request, MAX_IMPORT_BYTES)
    const other = sent && signedInInstead(actor, sent.form)
    const step: ImportStep = !sent
      ? { step: 'problem', problem: tooLarge(), text: '' }
      : other
        ? { step: 'problem', problem: errorWithValues(other), text: sent.text }
        : await takeImportStep(actor, place, sent)
    if (step.step !== 'done') return data(step, { status: step.step === 'problem' ? 400 : 200 })
    const values = { created: step.created, changed: step.changed }
    return redirectWithToast(paths.indicators(roundtableId), {
      tone: 'done',
      message: 'indicators:import.done',
      values,
    })
  },
})

export default function ImportIndicators() {
  const { roundtableId } = useLoaderData<typeof loader>()
  return <ImportPage roundtableId={roundtableId} step={useFormAnswer<typeof action>()} />
}
