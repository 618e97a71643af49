import type { ComponentType } from 'react'
import { AgendaItemText, type AgendaItemWording } from './agenda-item/wording.tsx'
import { IndicatorText, type IndicatorWording } from './indicator/wording.tsx'
import { IndicatorsText, type IndicatorsWording } from './indicators/wording.tsx'
import { QuestionText, type QuestionWording } from './question/wording.tsx'
import { SectionText, type SectionWording } from './section/wording.tsx'
import type { SubjectRef, SubjectType, Wording } from './subject-types.ts'

export type AnyWording = IndicatorWording | SectionWording | AgendaItemWording | QuestionWording | IndicatorsWording
type TextProps<W extends Wording> = { wording: W; roundtableId: string; subject: SubjectRef }

/** How each kind of subject shows the wording that is voted on. */
const TEXTS: { [type in SubjectType]: ComponentType<TextProps<never>> } = {
  indicator: IndicatorText,
  section: SectionText,
  'agenda-item': AgendaItemText,
  question: QuestionText,
  indicators: IndicatorsText,
}

export function SubjectText(props: TextProps<AnyWording>) {
  const Text = TEXTS[props.subject.type] as ComponentType<typeof props>
  return <Text {...props} />
}
