import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const url = (protocols: string[], example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a full address, for example ${example}`,
    )

const schema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be development, production or test')
    .default('production'),
  PORT: z.coerce
    .number('must be a number')
    .int()
    .min(1, 'must be from 1 to 65535')
    .max(65535, 'must be from 1 to 65535')
    .default(3000),
  HOST: z.string().min(1, 'must not be empty').default('localhost'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://roundtable.example.org').optional(),
  DATA_DIR: z.string().min(1, 'must not be empty').default('./data'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/roundtable').optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://user:password@host:6379').optional(),
  SESSION_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters; leave it unset to have one generated')
    .optional(),
  DEMONSTRATION: z.enum(['0', '1'], 'must be 1 for the demonstration, or 0').optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.org:587').optional(),
  MAIL_FROM: z.string().min(3, 'must be an e-mail address').default('Roundtable <roundtable@localhost>'),
  TRUST_PROXY: z.coerce
    .number('must be the number of proxies in front')
    .int()
    .min(0, 'must be 0 or more')
    .max(10, 'must be at most 10')
    .default(0),
  METRICS_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters; leave it unset to answer this machine alone')
    .optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .default('info'),
})

export class SettingsError extends Error {
  constructor(readonly problems: string[]) {
    super(
      `The settings need attention:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n.env.example explains each of them.`,
    )
    this.name = 'SettingsError'
  }
}

/** The settings, from the environment only. Throws SettingsError with one line per value that is wrong. */
export function readSettings(source: Record<string, string | undefined>) {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const result = schema.safeParse(present)
  const problems = [
    ...(result.error?.issues ?? []).map((issue) => {
      const name = String(issue.path[0])
      const given = /SECRET|URL|TOKEN/.test(name) ? '' : ` (it is "${present[name]}")`
      return `${name} ${issue.message}${given}`
    }),
    ...missingForSeveralNodes(present),
  ]
  if (!result.success || problems.length) throw new SettingsError(problems)
  const settings = result.data
  const dataDir = path.resolve(settings.DATA_DIR)
  return {
    ...settings,
    DATA_DIR: dataDir,
    PUBLIC_URL: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, ''),
    /** Its accounts have published passwords: a database that others may reach holds it only when told to. */
    DEMONSTRATION: settings.DEMONSTRATION ? settings.DEMONSTRATION === '1' : !settings.DATABASE_URL,
    get SESSION_SECRET() {
      return settings.SESSION_SECRET ?? generatedSecret(dataDir)
    },
  }
}

/** Nodes that share a Redis must share the rest too. */
function missingForSeveralNodes(present: Record<string, string | undefined>) {
  if (!present.REDIS_URL) return []
  return [
    ...(present.DATABASE_URL
      ? []
      : ['DATABASE_URL must be set beside REDIS_URL: several nodes need one PostgreSQL server']),
    ...(present.SESSION_SECRET ? [] : ['SESSION_SECRET must be set beside REDIS_URL, to the same value on every node']),
  ]
}

function generatedSecret(dataDir: string) {
  const file = path.join(dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(file, 'utf8').trim()
}

export const env = readSettings(process.env)
