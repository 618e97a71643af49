import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { connect, linesOf, openReady, saved, when, write } from './collab-harness.ts'
import { device } from './device.ts'
import { rawClient } from './raw-client.ts'
import { placeOf } from './structure-edits.ts'
import { paragraph, shownIn, three, whileOffline } from './three-editors.ts'

test.each([
  ['both make a heading of it', 2, 2],
  ['one a heading, the other a smaller one', 2, 3],
])('two who change the same paragraph at once leave it once: %s', async (_, one, other) => {
  const { a, b, same } = await three([paragraph('alpha'), paragraph('kilo lima mike'), paragraph('ab')])
  for (const words of ['kilo lima mike', 'ab']) {
    a.editor.chain().setTextSelection(placeOf(a.editor, words)).setNode('heading', { level: one }).run()
    b.editor.chain().setTextSelection(placeOf(b.editor, words)).setNode('heading', { level: other }).run()
  }
  const text = await same()
  expect(text.match(/kilo lima mike/g)).toHaveLength(1)
  expect(text.match(/>ab</g)).toHaveLength(1)
  expect(text).not.toContain('<paragraph></paragraph>')
})

test('of two who move the same text, the words that the later one wrote beside it go with the copy that stands', async () => {
  const { a, b, same } = await three([paragraph('alpha'), paragraph('kilo lima mike'), paragraph('omega')])
  await whileOffline(b, async () => {
    b.editor.chain().setTextSelection(placeOf(b.editor, 'kilo')).toggleList('bulletList', 'listItem').run()
    b.editor.view.dispatch(b.editor.state.tr.insertText(' november', placeOf(b.editor, 'kilo') + 14))
    a.editor.chain().setTextSelection(placeOf(a.editor, 'kilo')).setNode('heading', { level: 2 }).run()
    a.editor.view.dispatch(a.editor.state.tr.insertText('juliet ', placeOf(a.editor, 'kilo')))
    await saved(a.provider)
  })
  expect(await same()).toContain('<heading level="2">juliet kilo lima mike november</heading>')
})

test.each([
  ['stood still', false],
  ['was put elsewhere, too', true],
])(
  'words joined to a block that is gone meanwhile stay their author’s, take along what others write in them, and stand once: the block they came from %s',
  async (_, both) => {
    const { a, b, c, same, collab, section } = await three([
      paragraph('kilo lima'),
      paragraph('victor whisky'),
      paragraph('omega'),
    ])
    const groups = async () => {
      const counts = await collab.host.wordsByGroup({ type: 'section', id: section.id })
      return [a, b, c].map(({ member }) => counts[member.group.id] ?? 0)
    }
    expect(await groups()).toEqual([0, 0, 5])
    await whileOffline(c, async () => {
      c.editor.view.dispatch(c.editor.state.tr.insertText(' xray', placeOf(c.editor, 'victor') + 13))
      await whileOffline(b, async () => {
        b.editor.chain().setTextSelection(placeOf(b.editor, 'victor')).joinBackward().run()
        for (const words of both ? ['kilo', 'victor'] : ['kilo']) {
          a.editor.chain().setTextSelection(placeOf(a.editor, words)).setNode('heading', { level: 2 }).run()
        }
        await saved(a.provider)
      })
      await saved(b.provider)
    })
    await same()
    expect(linesOf(c.provider.fragment)).toEqual(
      both ? ['kilo lima', 'victor whisky xray', 'omega'] : ['kilo limavictor whisky xray', 'omega'],
    )
    expect(await groups()).toEqual(both ? [0, 0, 6] : [0, 0, 5])
  },
)

test('words unseen by whoever joins their line to one that is split meanwhile stand behind that line’s, where the split has put them', async () => {
  const { a, b, c, same } = await three([paragraph('kilo lima mike'), paragraph('victor')])
  await whileOffline(b, async () => {
    b.editor.chain().setTextSelection(placeOf(b.editor, 'victor')).joinBackward().run()
    a.editor.chain().setTextSelection(6).splitBlock().run()
    c.editor.view.dispatch(c.editor.state.tr.insertText(' xray', placeOf(c.editor, 'victor') + 6))
    await Promise.all([a, c].map(({ provider }) => saved(provider)))
  })
  await same()
  expect(linesOf(c.provider.fragment)).toEqual(['kilo ', 'lima mikevictor xray'])
})

test('what one deletes while another puts it elsewhere goes there too', async () => {
  const { a, b, same } = await three([paragraph('alpha'), paragraph('kilo lima mike'), paragraph('omega')])
  await whileOffline(b, async () => {
    const from = placeOf(b.editor, 'lima ')
    b.editor.view.dispatch(b.editor.state.tr.delete(from, from + 5))
    a.editor.chain().setTextSelection(placeOf(a.editor, 'kilo')).setNode('heading', { level: 2 }).run()
    await saved(a.provider)
  })
  expect(await same()).toContain('<heading level="2">kilo mike</heading>')
})

test('what was written unseen at the end of a changed block is not taken for its end, though both end alike', async () => {
  const { a, b, same } = await three([paragraph('alpha'), paragraph('victor whisky lima mike.'), paragraph('omega')])
  await whileOffline(b, async () => {
    b.editor.chain().setTextSelection(placeOf(b.editor, 'victor')).setNode('heading', { level: 2 }).run()
    const from = placeOf(a.editor, 'lima ')
    a.editor.view.dispatch(a.editor.state.tr.delete(from, from + 5))
    a.editor.view.dispatch(a.editor.state.tr.insertText(' november.', placeOf(a.editor, 'mike.') + 5))
    await saved(a.provider)
  })
  expect(await same()).toContain('mike. november.</heading>')
})

test('a phrase that one takes out and types anew in another sentence is not taken away there when somebody else takes the first out, too', async () => {
  const { a, b, same } = await three([paragraph('See the city of Paris.'), paragraph('Omega')])
  const takeOut = ({ editor }: typeof a) =>
    editor.view.dispatch(editor.state.tr.delete(placeOf(editor, 'the city'), placeOf(editor, 'the city') + 17))
  await whileOffline(b, async () => {
    takeOut(b)
    await whileOffline(a, async () => {
      takeOut(a)
      a.editor.view.dispatch(a.editor.state.tr.insertText(' and the city of Rome', placeOf(a.editor, 'Omega') + 5))
    })
    await saved(a.provider)
  })
  await same()
  expect(linesOf(b.provider.fragment)).toEqual(['See .', 'Omega and the city of Rome'])
})

test('whoever knows of a split and writes at its end stays there', async () => {
  const { a, b, same } = await three([paragraph('kilo lima mike')])
  a.editor.chain().setTextSelection(6).splitBlock().run()
  await same()
  b.editor.view.dispatch(b.editor.state.tr.insertText('golf', 6))
  a.editor.view.dispatch(a.editor.state.tr.insertText('X', placeOf(a.editor, 'lima')))
  await same()
  expect(linesOf(a.provider.fragment)).toEqual(['kilo golf', 'Xlima mike'].map((line) => line))
})

test.each(['before', 'after'] as const)(
  'words written in an empty line that another takes away stand at the end of the line before it: %s they came',
  async (order) => {
    const { a, b, same } = await three([paragraph('alpha'), paragraph(''), paragraph('omega')])
    const remove = () => a.editor.chain().setTextSelection(8).joinBackward().run()
    const type = () => b.editor.view.dispatch(b.editor.state.tr.insertText(' kilo lima', 8))
    const [first, second, work, later] =
      order === 'before' ? ([b, a, remove, type] as const) : ([a, b, type, remove] as const)
    await whileOffline(first, async () => {
      later()
      work()
      await saved(second.provider)
    })
    await same()
    expect(linesOf(b.provider.fragment)).toEqual(['alpha kilo lima', 'omega'])
    expect(b.provider.refusedText).toBeNull()
  },
)

test('nobody writes under the id with which the server carries words', async () => {
  const { url, section, a, b, document, same } = await three([paragraph('alpha'), paragraph('kilo lima mike')])
  await whileOffline(b, async () => {
    b.editor.view.dispatch(b.editor.state.tr.insertText(' november', placeOf(b.editor, 'kilo') + 14))
    a.editor.chain().setTextSelection(placeOf(a.editor, 'kilo')).setNode('heading', { level: 2 }).run()
    await saved(a.provider)
  })
  await same()
  const [own] = [...document.doc.store.clients.keys()].filter((id) => !document.bindings.has(id))
  expect(own).toBeDefined()
  for (const given of [{ clientId: own! }, { draftClientIds: [own!] }]) {
    const raw = rawClient(url, b.member)
    raw.join(section.id, given)
    expect((await raw.next('denied')).denied.code).toBe('CLIENTID')
  }
})

test('nor under that with which it will carry words, of which none is in the text yet', async () => {
  const { url, section, a, b, document } = await three([paragraph('alpha'), paragraph('kilo lima mike')], {
    pasteMs: 50,
  })
  await whileOffline(b, async () => {
    b.editor.view.dispatch(b.editor.state.tr.insertText(' november', placeOf(b.editor, 'kilo') + 14))
    const from = placeOf(a.editor, 'kilo') - 1
    a.editor.view.dispatch(a.editor.state.tr.delete(from, from + 16))
    await saved(a.provider)
  })
  await when(b.provider, () => b.provider.refusedText !== null, 'the words')
  const own = document.doc.clientID
  expect(document.doc.store.clients.has(own)).toBe(false)
  const raw = rawClient(url, b.member)
  raw.join(section.id, { clientId: own })
  expect((await raw.next('denied')).denied.code).toBe('CLIENTID')
})

test('a draft of a closed tab follows its block too', async () => {
  const { url, section, a, b, same, document } = await three([paragraph('alpha'), paragraph('kilo lima mike')])
  const { store: drafts } = device()
  const socket = connect(url, b.member)
  const first = await openReady(url, b.member, section.id, { socket, drafts })
  socket.disconnect()
  await when(first, () => first.state === 'offline')
  ;((first.fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(14, ' november')
  await first.keep()
  first.destroy()
  a.editor.chain().setTextSelection(placeOf(a.editor, 'kilo')).setNode('heading', { level: 2 }).run()
  await same()
  const again = await openReady(url, b.member, section.id, { drafts })
  await saved(again)
  await document.barrier()
  expect(shownIn(document.content)).toContain('<heading level="2">kilo lima mike november</heading>')
})

test('a draft of which the move is stored and the words are not yet does not take the moved text away again', async () => {
  const { url, section, b, same, document, show } = await three([paragraph('alpha'), paragraph('kilo lima mike')])
  const { store: drafts, kept } = device()
  const socket = connect(url, b.member)
  const first = await openReady(url, b.member, section.id, { socket, drafts })
  socket.disconnect()
  await when(first, () => first.state === 'offline')
  const editor = show(first)
  editor.chain().setTextSelection(placeOf(editor, 'kilo')).setNode('heading', { level: 2 }).run()
  await first.keep()
  const moved = [...kept]
  editor.view.dispatch(editor.state.tr.insertText(' november', placeOf(editor, 'kilo') + 14))
  await first.keep()
  const typed = [...kept]
  first.destroy()

  for (const draft of [moved, typed]) {
    for (const [clientId, it] of draft) kept.set(clientId, it)
    const again = await openReady(url, b.member, section.id, { drafts })
    await saved(again)
    again.destroy()
  }
  await same()
  expect(shownIn(document.content)).toContain('<heading level="2">kilo lima mike november</heading>')
})

test('undoing a change of kind does not take away what another has written in the block', async () => {
  const { a, b, same } = await three([paragraph('alpha'), paragraph('kilo lima mike')])
  a.editor.chain().setTextSelection(placeOf(a.editor, 'kilo')).setNode('heading', { level: 2 }).run()
  await same()
  b.editor.view.dispatch(b.editor.state.tr.insertText('juliet ', placeOf(b.editor, 'lima')))
  await same()
  a.editor.commands.undo()
  const text = await same()
  expect(text).toContain('juliet')
  expect(text).toContain('<paragraph>kilo lima mike</paragraph>')
})

test('plain typing is neither searched nor carried', async () => {
  const { a, document } = await three([paragraph('alpha')])
  const before = { ...document.carrier.counts }
  for (let count = 0; count < 20; count++) {
    a.editor.view.dispatch(a.editor.state.tr.insertText('x', 3))
    await saved(a.provider)
  }
  expect(document.carrier.counts).toEqual(before)
  write(a.provider, 'another paragraph')
  await saved(a.provider)
  expect(document.carrier.counts.searched).toBe(before.searched + 1)
})
