import { consentScreen } from './consent/screen.tsx'
import type { MethodName, WholeMethod } from './method-names.ts'
import type { MethodScreen } from './method-screen.ts'
import { ratingScreen } from './rating/screen.tsx'
import { yesNoScreen } from './yes-no/screen.tsx'

/** The methods that ask about the whole, by themselves: the page of a room loads no others. */
export const WHOLE_SCREENS: Record<WholeMethod, MethodScreen> = {
  consent: consentScreen,
  'yes-no': yesNoScreen,
  rating: ratingScreen,
}

/** How a ballot of a room is asked and shown. */
export function roomScreen(method: MethodName): MethodScreen {
  return WHOLE_SCREENS[method as WholeMethod]
}
