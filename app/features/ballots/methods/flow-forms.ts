import { FlowForm } from './criteria/flow-form.tsx'
import type { Flows } from './flows.ts'

/** One form a thing, in the place of one for everything. The page where one answers alone loads them. */
export const FLOW_FORMS: Flows = { criteria: FlowForm }
