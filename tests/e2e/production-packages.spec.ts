import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { ProductServer } from './support/server.ts'

test.slow()

/** What the last stage of the Dockerfile takes from the build, with links to the packages that the lock file does not call development's. */
async function imageFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'rt-image-'))
  const dockerfile = await readFile('Dockerfile', 'utf8')
  for (const [, names = '', target = ''] of dockerfile.matchAll(/^COPY --from=build (.+) (\S+)$/gm)) {
    for (const name of names.split(' ')) {
      const source = path.relative('/app', name)
      const into = target.endsWith('/') ? path.join(folder, target, path.basename(source)) : path.join(folder, target)
      await cp(source, into, { recursive: true })
    }
  }
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  }
  const shipped = Object.entries(packages).filter(
    ([place, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(place) && !dev,
  )
  for (const [place] of shipped) {
    await mkdir(path.dirname(path.join(folder, place)), { recursive: true })
    await symlink(path.resolve(place), path.join(folder, place))
  }
  return { folder, shipped: shipped.map(([place]) => path.relative('node_modules', place)) }
}

test('what the image holds runs without the packages that built it', async () => {
  const { folder, shipped } = await imageFolder()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'rt-shipped-'))
  try {
    for (const name of ['vite', 'tsx', 'prisma', '@prisma/client', 'terser']) expect(shipped).not.toContain(name)
    const server = await ProductServer.start(dataDir, {}, folder)
    expect(server.output).toContain('Writing the demonstration')
    const body = new URLSearchParams({ email: 'moderator@example.org', password: DEMO_PASSWORD })
    const answer = await fetch(`${server.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: server.url },
      body,
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/roundtables'])
    await server.stop()
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' }
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/documents.mjs', 'verify'], {
      cwd: folder,
      env,
    })
    expect(stdout).toMatch(/^\d\d documents, 0 with something wrong\n$/)
  } finally {
    await Promise.all([folder, dataDir].map((one) => rm(one, { recursive: true, force: true })))
  }
})
