/** Why somebody asks for the floor, as the database checks it too. */
export const FLOOR_KINDS = ['contribution', 'for', 'against', 'question', 'point'] as const
export type FloorKind = (typeof FLOOR_KINDS)[number]

export const REQUEST_STATES = ['waiting', 'speaking', 'spoken', 'withdrawn', 'cleared'] as const

/** Who may ask for the floor: everybody, only whoever raises a point of order, or nobody. */
export const QUEUES = ['open', 'points', 'closed'] as const
export type Queue = (typeof QUEUES)[number]

/** How the floor is proposed: by the fair order, or in the order asked. */
export const FLOOR_ORDERS = ['fair', 'asked'] as const
export type FloorOrder = (typeof FLOOR_ORDERS)[number]

/** What counts in the fair order, each from 0 to 10, in the order in which the formula names them. */
export const WEIGHTS = ['unheard', 'group', 'person', 'rotation', 'waiting'] as const
export type Weight = (typeof WEIGHTS)[number]
export type FloorWeights = Record<Weight, number>

export const MOST_WEIGHT = 10
export const DEFAULT_WEIGHTS: FloorWeights = { unheard: 5, group: 4, person: 2, rotation: 2, waiting: 1 }

export const LINE_LIMIT = 300
export const SPEECH_SECONDS = { least: 15, most: 3600 }
export const BUDGET_MINUTES = { least: 1, most: 600 }
/** A speech is amber from here on to its end, then it counts what it is over. */
export const WARNING_SECONDS = 30
