import type { FieldState } from '#app/ui/form.tsx'
import type { RuleField } from './presets.ts'

export type ConditionFields = Record<RuleField, FieldState>
