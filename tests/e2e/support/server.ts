import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'

const START_MS = 90_000

/** The product as it is built, on a port and a data folder of its own. */
export class ProductServer {
  #child: ChildProcess | undefined
  #output = ''

  private constructor(
    readonly url: string,
    readonly dataDir: string,
    private readonly port: number,
    private readonly settings: Record<string, string>,
    private readonly product: string,
  ) {}

  /** On the embedded database of its folder unless `settings` name another; from the build of this tree unless `product` names another's folder. */
  static async start(dataDir: string, settings: Record<string, string> = {}, product = '.') {
    const port = await freePort()
    const server = new ProductServer(`http://localhost:${port}`, dataDir, port, settings, product)
    await server.#run()
    return server
  }

  async #run() {
    const child = spawn(process.execPath, ['build/process/index.js'], {
      cwd: this.product,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        DATABASE_URL: '',
        SMTP_URL: '',
        LOG_LEVEL: 'error',
        ...this.settings,
      },
    })
    this.#child = child
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The server was not ready in time.\n${this.#output}`)), START_MS)
      const settle = (act: () => void) => {
        clearTimeout(timer)
        act()
      }
      const hear = (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString()).slice(-20_000)
        if (/Roundtable is ready at/.test(this.#output)) settle(resolve)
      }
      this.#output = ''
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', (code) => settle(() => reject(new Error(`The server ended with ${code}.\n${this.#output}`))))
    })
  }

  /** What the process wrote since its start: only errors are logged, so it tells what went wrong. */
  get output() {
    return this.#output
  }

  /** As a power switch does: no farewell to anybody. The database's own process follows when its parent is gone. */
  async kill() {
    await this.#end('SIGKILL')
  }

  async stop() {
    await this.#end('SIGTERM')
  }

  /** Comes back on the same address with the same data. */
  async restart() {
    await this.#run()
  }

  async #end(signal: NodeJS.Signals) {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  /** Asks the database behind the server. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({
      connectionString: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(this.dataDir)}`,
    })
    await client.connect()
    try {
      return (await client.query<Row>(sql, values)).rows
    } finally {
      await client.end()
    }
  }

  /** The mails to that address, as text, the newest last. */
  mailsTo(address: string): string[] {
    const outbox = path.join(this.dataDir, 'outbox')
    const files = readdirSync(outbox)
      .filter((name) => name.endsWith('.eml'))
      .sort()
    return files
      .map((name) => readFileSync(path.join(outbox, name), 'utf8'))
      .filter((mail) => new RegExp(`^To:.*${address}`, 'mi').test(mail))
  }
}

function freePort() {
  return new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
