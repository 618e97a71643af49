import { randomUUID } from 'node:crypto'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { paths } from '../../../app/shared/paths.ts'
import { findChromium } from '../../../scripts/lib/chromium.mjs'
import type { Scenario } from '../lib/context.ts'
import { pause, seed } from '../lib/lines.ts'
import { roundtableOf, sectionOf, signIn } from '../lib/people.ts'
import { clock } from '../lib/processes.ts'
import { gather } from '../lib/workers.ts'
import { productYjs } from '../lib/yjs.ts'
import { planOf } from './room.ts'

const TABS = 4
const LETTERS = 20_000
const BLOCK_LETTERS = 400
const PEOPLE = 60
const KEYS = 100
const KEY_MS = 120
const FIRST_PERSON = 900_001

/** The product's own editor with a long section in four tabs, while twelve of sixty others type: what each tick costs the page, and a key its writer. */
export function browser(typeMs: number): Scenario {
  return {
    name: 'browser-4-tabs',
    systems: ['roundtable'],
    limitMs: 300_000,
    async run(context, system) {
      const executablePath = findChromium()
      if (!executablePath) throw new Error('there is no Chromium')
      const { chromium } = await import('@playwright/test')
      const server = await context.start(system)
      const chrome = await chromium.launch({
        executablePath,
        args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [],
      })
      try {
        const document = randomUUID()
        ;(await seed(system, server.url, document, await longText())).close()
        const tabs = await openTabs(chrome, server.url, document)
        const crowd = await gather({
          system,
          document,
          clients: planOf(PEOPLE, [server.url]),
          seed: 11,
          typeMs,
          joinMs: 1000,
        })
        try {
          return { numbers: await watch(tabs, () => crowd.type(clock() + 200)) }
        } finally {
          await crowd.end()
        }
      } finally {
        await chrome.close()
        await server.stop()
      }
    },
  }
}

async function longText() {
  const Y = await productYjs()
  const doc = new Y.Doc()
  const words = 'the table agrees on what it measures and why it matters to the city '
    .repeat(10)
    .slice(0, BLOCK_LETTERS)
  const blocks = Array.from({ length: LETTERS / BLOCK_LETTERS }, () => {
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText(words)])
    return block
  })
  doc.getXmlFragment('content').insert(0, blocks)
  return doc
}

type Tab = { page: Page; devtools: CDPSession; frames: number }

async function openTabs(chrome: Browser, url: string, document: string): Promise<Tab[]> {
  const sectionId = await sectionOf(url, document)
  const cookies = await signIn(
    url,
    Array.from({ length: TABS }, (_, index) => FIRST_PERSON + index),
  )
  return Promise.all(
    cookies.map(async (cookie) => {
      const context = await chrome.newContext()
      const [name, value] = cookie.split('=') as [string, string]
      await context.addCookies([{ name, value, url }])
      const page = await context.newPage()
      const devtools = await context.newCDPSession(page)
      const tab = { page, devtools, frames: 0 }
      await devtools.send('Network.enable')
      await devtools.send('Performance.enable')
      devtools.on('Network.webSocketFrameReceived', () => void tab.frames++)
      await page.goto(url + paths.section(roundtableOf(), sectionId))
      await page
        .locator('.ProseMirror p')
        .nth(LETTERS / BLOCK_LETTERS - 1)
        .waitFor()
      return tab
    }),
  )
}

const busyMs = async ({ devtools }: Tab) =>
  (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000

/** The first tab writes, the others read. */
async function watch(tabs: Tab[], type: () => Promise<void>) {
  const [writer, ...readers] = tabs as [Tab, ...Tab[]]
  await writer.page.evaluate(() => {
    const delays: number[] = []
    Object.assign(window, { benchDelays: delays })
    addEventListener('keydown', (event) => void delays.push(performance.now() - event.timeStamp), { capture: true })
  })
  await writer.page.locator('.ProseMirror p').first().click()
  const before = await Promise.all(readers.map(busyMs))
  const framesBefore = readers.map(({ frames }) => frames)
  const typing = type()
  for (let key = 0; key < KEYS; key++) {
    await writer.page.keyboard.press('a')
    await pause(KEY_MS)
  }
  await typing
  const after = await Promise.all(readers.map(busyMs))
  const delays = (await writer.page.evaluate(() => (window as unknown as { benchDelays: number[] }).benchDelays)).sort(
    (one, other) => one - other,
  )
  const perTick = readers.map(
    (reader, index) => (after[index]! - before[index]!) / Math.max(1, reader.frames - framesBefore[index]!),
  )
  return {
    mainThreadPerFrameMs: perTick.sort((one, other) => one - other)[Math.floor(perTick.length / 2)]!,
    inputDelayP50: delays[Math.floor(delays.length * 0.5)] ?? null,
    inputDelayP95: delays[Math.floor(delays.length * 0.95)] ?? null,
    frames: readers[0]!.frames - framesBefore[0]!,
  }
}
