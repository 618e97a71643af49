import { programmeOf } from '#app/features/programme/programme.queries.server.ts'
import type { Theme } from '#app/platform/theme.server.ts'
import type { Language } from '#app/shared/roles.ts'
import type { PublicFrameData } from './public-frame.tsx'
import { publicTextsOf } from './site.queries.server.ts'

type Reader = { language: Language; theme: Theme; signedIn: boolean }

/** What stands around every public page. */
export async function publicFrameOf({ language, theme, signedIn }: Reader): Promise<PublicFrameData> {
  const [{ name, demonstration }, texts] = await Promise.all([programmeOf(language), publicTextsOf(language)])
  return { programme: { name, demonstration }, notice: texts['demonstration.notice'], signedIn, theme }
}
