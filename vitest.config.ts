import { defineConfig } from 'vitest/config'
import { workerCount } from './tests/setup/workers.ts'

const inNode = {
  environment: 'node' as const,
  setupFiles: ['tests/setup/environment.ts', 'tests/setup/console-guard.ts'],
}

const onDatabase = {
  ...inNode,
  globalSetup: ['tests/setup/databases.ts', 'tests/setup/processes.ts'],
  setupFiles: ['tests/setup/database.ts', 'tests/setup/console-guard.ts'],
}

// They replace modules of the product or read what its whole process counts, and have a process to themselves.
const alone = ['tests/realtime/{live-access,live-flood,operator}.test.ts', 'tests/faults/**/*.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    // The files of a project share processes: loading the product anew for each took two thirds of the time.
    isolate: false,
    maxWorkers: workerCount,
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // How long something takes is no assertion: on a busy machine it may take longer.
    expect: { poll: { timeout: 30_000 } },
    // Every file under test is one of exactly one project; tests/architecture/runners.test.ts holds us to it.
    projects: [
      {
        extends: true,
        test: {
          ...inNode,
          name: 'unit',
          include: ['{app,server,prisma,scripts}/**/*.test.ts'],
          exclude: ['**/*.server.test.ts', 'prisma/seed/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          environment: 'jsdom',
          include: ['{app,server}/**/*.test.tsx'],
          setupFiles: ['tests/setup/environment.ts', 'tests/setup/screens.ts', 'tests/setup/console-guard.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...onDatabase,
          name: 'service',
          include: ['{app,server}/**/*.server.test.ts', 'prisma/seed/**/*.test.ts'],
        },
      },
      { extends: true, test: { ...onDatabase, name: 'routes', include: ['tests/routes/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          ...onDatabase,
          name: 'realtime',
          include: ['tests/realtime/**/*.test.ts'],
          exclude: alone,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { ...onDatabase, name: 'faults', include: alone, isolate: true, testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          ...inNode,
          name: 'architecture',
          include: ['tests/{architecture,setup,bench}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
})
