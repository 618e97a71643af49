// npm run bench:rolling [-- --visits 20000]: what one letter costs in a text of many visits, before and after it is rolled, and what the rolling costs.
import os from 'node:os'
import { parseArgs } from 'node:util'
import * as Y from 'yjs'
import { CONTENT_ROOT } from '../../../app/editor/schema/version.ts'
import type { Binding } from '../../../server/realtime/collab/document/author.ts'
import { buildRolled } from '../../../server/realtime/collab/log/image-builder.ts'
import { liveDocument, take } from '../../factories/live-documents.ts'
import { figure, spreadOf } from '../lib/statistics.ts'

const PEOPLE = 60
const PARAGRAPHS = 400
const TIMES = 201
const { values } = parseArgs({
  options: { visits: { type: 'string', multiple: true, default: ['1000', '5000', '20000'] } },
})

let seed = 1
/** The same figures in every run. */
const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647

/** A text of so many visits, each of which writes a few words somewhere, as a text of five years has them: many are deleted again. */
function textOf(visits: number) {
  const doc = new Y.Doc()
  const bindings = new Map<number, Binding>()
  const content = doc.getXmlFragment(CONTENT_ROOT)
  const texts: Y.XmlText[] = []
  doc.transact(() => {
    for (let visit = 1; visit <= visits; visit++) {
      doc.clientID = visit * 200_000 + Math.floor(random() * 200_000)
      const person = `person ${Math.floor(random() * PEOPLE)}`
      bindings.set(doc.clientID, { personId: person, organisationId: person, groupId: person, stored: true })
      if (texts.length < PARAGRAPHS && visit % 3 === 1) {
        const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
        content.insert(Math.floor(random() * (content.length + 1)), [paragraph])
        paragraph.push([text])
        texts.push(text)
      }
      const text = texts[Math.floor(random() * texts.length)]!
      if (text.length > 400) text.delete(Math.floor(random() * 300), 60)
      text.insert(Math.floor(random() * (text.length + 1)), 'a few words more ')
    }
  })
  return { bytes: Y.encodeStateAsUpdateV2(doc), bindings }
}

/** How long the owner takes for a letter that somebody types at the end of a paragraph: read, checked, applied, encoded for the log. */
function letters(bytes: Uint8Array, bindings: Map<number, Binding>) {
  const doc = new Y.Doc()
  const began = performance.now()
  Y.applyUpdate(doc, bytes)
  const opened = performance.now() - began
  const document = liveDocument({ doc, bindings })
  const author = new Y.Doc()
  Y.applyUpdate(author, bytes)
  const updates: Uint8Array[] = []
  author.on('update', (update: Uint8Array) => updates.push(update))
  const last = author.getXmlFragment(CONTENT_ROOT).toArray().at(-1) as Y.XmlElement
  const text = last.get(0) as Y.XmlText
  for (let letter = 0; letter < TIMES; letter++) text.insert(text.length, 'x')
  document.bindings.set(author.clientID, { personId: 'p', organisationId: 'o', groupId: 'g', stored: true })
  const took = updates.map((update) => {
    const from = performance.now()
    take(document, update, author.clientID)
    return performance.now() - from
  })
  return { ids: doc.store.clients.size, opened, letter: spreadOf(took.slice(1))! }
}

console.log(
  `${os.cpus().length} x ${os.cpus()[0]?.model}, Node ${process.version}, load ${os.loadavg()[0]!.toFixed(1)}\n`,
)
console.log(
  '| visits | ids before | one letter, ms: median (min) | kB | ids after | one letter, ms: median (min) | kB | rolling, ms | latest turn meanwhile, ms | memory at most, MB more |',
)
console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
for (const visits of values.visits.map(Number)) {
  const { bytes, bindings } = textOf(visits)
  const state = new Y.Doc()
  Y.applyUpdateV2(state, bytes)
  const sent = Y.encodeStateAsUpdate(state)
  state.destroy()
  const before = letters(sent, bindings)
  const resting = process.memoryUsage().rss
  let [most, latest, turn] = [resting, 0, performance.now()]
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
    latest = Math.max(latest, performance.now() - turn)
    turn = performance.now()
  }, 1)
  const began = performance.now()
  const snapshot = { seq: '1', bytes, clientSeqs: {} }
  const rolled = await buildRolled({ snapshot, rows: [] }, { bindings, moves: [] })
  const took = performance.now() - began
  clearInterval(watch)
  const bound = rolled.ids.map(({ clientId, identity }): [number, Binding] => [clientId, { ...identity, stored: true }])
  const after = letters(rolled.bytes, new Map(bound))
  const row = (it: typeof before, size: number) => [
    it.ids,
    `${figure(it.letter.median)} (${figure(it.letter.min)})`,
    (size / 1024).toFixed(0),
  ]
  const cells = [
    visits,
    ...row(before, sent.length),
    ...row(after, rolled.bytes.length),
    figure(took),
    figure(latest),
    ((most - resting) / 2 ** 20).toFixed(0),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}
process.exit(0)
