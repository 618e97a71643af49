import { consentScreen } from './consent/screen.tsx'
import type { MethodName } from './method-names.ts'
import type { MethodScreen } from './method-screen.ts'
import { ratingScreen } from './rating/screen.tsx'

export const SCREENS: Record<MethodName, MethodScreen> = { rating: ratingScreen, consent: consentScreen }
