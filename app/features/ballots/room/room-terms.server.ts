import { z } from 'zod'
import { type StoredTerms, USUAL_TERMS, WHO } from '../terms/terms.policy.ts'
import { ticked, whoIn } from '../terms/terms-schema.server.ts'
import { weightsIn } from '../terms/weights-schema.server.ts'

/** Who votes in a ballot of a room: of these, those who are there, where the session says so. What else terms can say is for ballots outside of rooms (decision 35). */
export const roomTerms = z
  .looseObject({
    who: z.enum(WHO, { error: 'ballots.choose-who' }).default(USUAL_TERMS.who),
    groupIds: ticked,
  })
  .transform((sent, context): StoredTerms => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    return { ...whoIn(sent, refuse), ...weightsIn(sent, sent.who, refuse) }
  })
