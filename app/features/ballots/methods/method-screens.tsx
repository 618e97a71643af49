import { approvalScreen } from './approval/screen.tsx'
import type { MethodName } from './method-names.ts'
import type { MethodScreen } from './method-screen.ts'
import { WHOLE_SCREENS } from './whole-screens.tsx'

export const SCREENS: Record<MethodName, MethodScreen> = { ...WHOLE_SCREENS, approval: approvalScreen }
