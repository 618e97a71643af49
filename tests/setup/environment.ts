import { tmpdir } from 'node:os'
import path from 'node:path'

// Read before any module of the product: its settings come from the environment alone.
Object.assign(process.env, {
  NODE_ENV: 'test',
  PUBLIC_URL: 'http://roundtable.test',
  LOG_LEVEL: 'silent',
  SESSION_SECRET: 'a secret that only the tests know, and long enough',
  SMTP_URL: '',
  DATA_DIR: path.join(tmpdir(), 'roundtable-test', process.env.VITEST_POOL_ID ?? '1'),
})
