import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAction, defineLoader } from '#app/features/access/route.server.ts'
import { type ImportStep, takeImportStep } from '#app/features/indicators/import.server.ts'
import { ImportPage } from '#app/features/indicators/import-page.tsx'
import { MAX_IMPORT_BYTES, tooLarge } from '#app/features/indicators/import-plan.ts'
import { atIndicators } from '#app/features/indicators/indicators.queries.server.ts'
import { errorWithValues, redirectWithToast } from '#app/platform/http.server.ts'
import { signedInInstead } from '#app/platform/page-owner.server.ts'
import { uploadOf } from '#app/platform/upload.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { paths } from '#app/shared/paths.ts'
import type { Actor } from '#app/shared/roles.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['indicators', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atIndicators('import'),
  load: ({ roundtableId, t }) => ({ roundtableId, title: t('indicators:import.title') }),
})

/** A file may be a little over the limit with everything a form adds, so that the page can say what is wrong with it. */
const FORM_BYTES = MAX_IMPORT_BYTES + 512 * 1024

export const action = defineAction({
  access: atIndicators('import'),
  hasPage: true,
  async respond({ request, actor, place, roundtableId }) {
    const step = await stepOf(await readSent(request, actor), (taken) => takeImportStep(actor, place, taken))
    if (step.step !== 'done') return data(step, { status: step.step === 'problem' ? 400 : 200 })
    const values = { created: step.created, changed: step.changed }
    return redirectWithToast(paths.indicators(roundtableId), {
      tone: 'done',
      message: 'indicators:import.done',
      values,
    })
  },
})

type Sent = NonNullable<Awaited<ReturnType<typeof readSent>>>

async function stepOf(sent: Sent | null, take: (sent: Sent) => Promise<ImportStep>): Promise<ImportStep> {
  if (!sent) return { step: 'problem', problem: tooLarge(), text: '' }
  return sent.other ? { step: 'problem', problem: errorWithValues(sent.other), text: sent.text } : take(sent)
}

async function readSent(request: Request, actor: Actor) {
  try {
    const form = await uploadOf(request, FORM_BYTES)
    const file = form.get('file')
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null
    return {
      other: signedInInstead(actor, form),
      bytes,
      text: textOf(form.get('text')),
      fingerprint: textOf(form.get('fingerprint')),
    }
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
