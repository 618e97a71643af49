/** An act that this device keeps until the server has answered it. */
export type KeptAct = {
  /** Sent along each time, so that the server does it once. */
  key: string
  personId: string
  kind: ActKind
  /** What it is about, for its author to recognize it. */
  about: string
  /** Of those with the same, only the latest is wanted. */
  replaces?: string
  action: string
  fields: [name: string, value: string][]
  at: number
  /** The form that sent it first has given up: whoever has the line may send it. */
  waits?: boolean
  /** The server will not have it: an error's key with its values. It stays for its author to read, until they send it again or discard it. */
  refusal?: string
}
export type ActKind = 'comment' | 'vote' | 'floor'

export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'unsent:'
/** One entry an act, so that two tabs never write over each other's. */
const nameOf = ({ personId, key }: Pick<KeptAct, 'personId' | 'key'>) => `${PREFIX}${personId}:${key}`

/** Whether this person has left something here. */
export function hasKept(storage: Storage, personId: string): boolean {
  return namesOf(storage, personId).length > 0
}

/** What this person has left here, the oldest first; nobody else's. */
export function keptBy(storage: Storage, personId: string): KeptAct[] {
  return namesOf(storage, personId)
    .map((name) => read(storage.getItem(name)))
    .filter((act): act is KeptAct => act?.personId === personId)
    .sort((one, other) => one.at - other.at)
}

/** Whether it is on the device: one that keeps nothing, or is full, says so. */
export function keep(storage: Storage, act: KeptAct): boolean {
  try {
    storage.setItem(nameOf(act), JSON.stringify(act))
    return true
  } catch {
    return false
  }
}

export function drop(storage: Storage, act: Pick<KeptAct, 'personId' | 'key'>) {
  storage.removeItem(nameOf(act))
}

export function isKeptName(name: string | null, personId: string) {
  return name === null || name.startsWith(`${PREFIX}${personId}:`)
}

function namesOf(storage: Storage, personId: string): string[] {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  return names.filter((name) => isKeptName(name, personId))
}

function read(entry: string | null): KeptAct | null {
  try {
    const act = JSON.parse(entry ?? 'null') as KeptAct | null
    return act && typeof act.key === 'string' && Array.isArray(act.fields) ? act : null
  } catch {
    return null
  }
}
