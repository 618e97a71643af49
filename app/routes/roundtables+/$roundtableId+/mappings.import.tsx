import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAction, defineLoader } from '#app/features/access/route.server.ts'
import {
  MAX_SSSOM_BYTES,
  type SssomStep,
  takeSssomStep,
  tooLarge,
} from '#app/features/crosswalk/sssom-import.server.ts'
import { SssomImportPage } from '#app/features/crosswalk/sssom-import-page.tsx'
import { atReferences } from '#app/features/references/references.queries.server.ts'
import { errorWithValues, redirectWithToast } from '#app/platform/http.server.ts'
import { signedInInstead } from '#app/platform/page-owner.server.ts'
import { fileFormOf } from '#app/platform/upload.server.ts'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['crosswalk', 'indicators', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atReferences('import'),
  load: ({ roundtableId, t }) => ({ roundtableId, title: t('crosswalk:import.title') }),
})

export const action = defineAction({
  access: atReferences('import'),
  hasPage: true,
  async respond({ request, actor, place, roundtableId, language }) {
    const sent = await fileFormOf(request, MAX_SSSOM_BYTES)
    const other = sent && signedInInstead(actor, sent.form)
    const step: SssomStep = !sent
      ? { step: 'problem', problem: tooLarge(), text: '' }
      : other
        ? { step: 'problem', problem: errorWithValues(other), text: sent.text }
        : await takeSssomStep(actor, place, sent, language)
    if (step.step !== 'done') return data(step, { status: step.step === 'problem' ? 400 : 200 })
    const { created, changed } = step
    return redirectWithToast(crosswalkPaths.coverage(roundtableId), {
      tone: 'done',
      message: 'crosswalk:import.done',
      values: { created, changed },
    })
  },
})

export default function ImportMappings() {
  const { roundtableId } = useLoaderData<typeof loader>()
  return <SssomImportPage roundtableId={roundtableId} step={useFormAnswer<typeof action>()} />
}
