import { hash, verify } from '@node-rs/argon2'

/** argon2id (the library's default), OWASP's first choice of cost. Parameters are stored in the hash itself. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let dummy: Promise<string> | undefined

export function hashPassword(password: string) {
  return hash(normalized(password), COST)
}

/** Takes the same time for an account that does not exist, so that time does not tell. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string) {
  dummy ??= hash('no account has this password', COST)
  const matches = await verify(passwordHash ?? (await dummy), normalized(password))
  return matches && Boolean(passwordHash)
}

export function needsRehash(passwordHash: string) {
  return !passwordHash.includes(`m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`)
}

/** The same password typed on two keyboards is one password. */
function normalized(password: string) {
  return password.normalize('NFKC')
}
