import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ImportPage } from '#app/features/indicators/import-page.tsx'
import { MAX_IMPORT_BYTES } from '#app/features/indicators/import-plan.ts'
import { tooLarge } from '#app/features/indicators/import-source.ts'
import { takeImportStep, type ImportStep } from '#app/features/indicators/import-steps.server.ts'
import { indicatorsPlace } from '#app/features/indicators/indicators.queries.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { errorWithValues, handled, redirectWithToast } from '#app/platform/http.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { signedInInstead } from '#app/platform/page-owner.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { uploadOf } from '#app/platform/upload.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['indicators', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  await indicatorsPlace(actor, roundtableId, 'import')
  return { roundtableId, title: translator(actor.language)('indicators:import.title') }
})

/** A file may be a little over the limit with everything a form adds, so that the page can say what is wrong with it. */
const FORM_BYTES = MAX_IMPORT_BYTES + 512 * 1024

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const place = await indicatorsPlace(actor, roundtableId, 'import')
  const sent = await readSent(request)
  const step = await stepOf(sent, (taken) => takeImportStep(actor, place, taken))
  if (step.step !== 'done') return data(step, { status: step.step === 'problem' ? 400 : 200 })
  const values = { created: step.created, changed: step.changed }
  return redirectWithToast(paths.indicators(roundtableId), { tone: 'done', message: 'indicators:import.done', values })
})

type Sent = NonNullable<Awaited<ReturnType<typeof readSent>>>

async function stepOf(sent: Sent | null, take: (sent: Sent) => Promise<ImportStep>): Promise<ImportStep> {
  if (!sent) return { step: 'problem', problem: tooLarge(), text: '' }
  return sent.other ? { step: 'problem', problem: errorWithValues(sent.other), text: sent.text } : take(sent)
}

async function readSent(request: Request) {
  try {
    const form = await uploadOf(request, FORM_BYTES)
    const file = form.get('file')
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null
    return { other: await signedInInstead(request, form), bytes, text: textOf(form.get('text')), fingerprint: textOf(form.get('fingerprint')) }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'too-large') return null
    throw error
  }
}

function textOf(value: FormDataEntryValue | null) {
  return typeof value === 'string' ? value : ''
}

export default function ImportIndicators() {
  const { roundtableId } = useLoaderData<typeof loader>()
  return <ImportPage roundtableId={roundtableId} step={useFormAnswer<typeof action>()} />
}
