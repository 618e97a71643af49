import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import editorTexts from '../locales/en/editor.json'
import uiTexts from '../locales/en/ui.json'
import { linkedProviders, type TestProvider } from './linked-providers.fixture.ts'
import { SectionSaveState } from './save-state.tsx'
import { everything } from './schema/everything.fixture.ts'
import { SectionEditor, type SectionEditorProps } from './section-editor.tsx'
import { SectionText } from './section-text.tsx'

const i18n = i18next.createInstance()
const indicators = [
  {
    id: '0192f0c4-1111-7000-8000-000000000001',
    code: 'INC-02',
    name: 'Affordable broadband',
    state: 'Candidate',
    href: '/indicators/2',
  },
]

beforeAll(async () => {
  await i18n
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { editor: editorTexts, ui: uiTexts } }, interpolation: { escapeValue: false } })
})

// jsdom lays nothing out; ProseMirror asks for boxes when it scrolls to a selection.
beforeEach(() => {
  const none = () => [] as unknown as DOMRectList
  Range.prototype.getClientRects ??= none
  Range.prototype.getBoundingClientRect ??= () => new DOMRect()
})

async function open(provider: TestProvider, more: Partial<SectionEditorProps> = {}) {
  const props: SectionEditorProps = {
    provider,
    number: '4.1',
    title: 'Access',
    mayWrite: true,
    threads: [],
    activeThread: null,
    onActivateThread: () => {},
    onComment: () => {},
    indicators,
    onStanding: () => {},
    ...more,
  }
  render(
    <I18nextProvider i18n={i18n}>
      <SectionEditor {...props} />
    </I18nextProvider>,
  )
  return await screen.findByRole('toolbar', { name: 'Text tools' })
}

describe('the toolbar', () => {
  it('is one stop of the tab order and is walked with the arrow keys', async () => {
    const [one] = linkedProviders(everything) as [TestProvider]
    const toolbar = await open(one)
    const tools = within(toolbar).getAllByRole('button')
    expect(tools.filter((it) => it.tabIndex === 0)).toEqual([tools[0]])
    tools[0]!.focus()
    fireEvent.keyDown(tools[0]!, { key: 'ArrowRight' })
    expect(document.activeElement).toBe(within(toolbar).getByRole('button', { name: /^Style of the paragraph/ }))
    expect(tools.filter((it) => it.tabIndex === 0)).toEqual([tools[1]])
    fireEvent.keyDown(document.activeElement!, { key: 'End' })
    expect(document.activeElement).toBe(tools.at(-1))
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' })
    expect(document.activeElement).toBe(tools[0])
    fireEvent.keyDown(tools[0]!, { key: 'Escape' })
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Text of section 4.1/ }))
  })

  it('says what is on, and writes into the shared text', async () => {
    const [one, other] = linkedProviders(everything) as [TestProvider, TestProvider]
    const toolbar = await open(one)
    const list = within(toolbar).getByRole('button', { name: 'Bulleted list' })
    expect(list.getAttribute('aria-pressed')).toBe('false')
    fireEvent.click(list)
    expect(list.getAttribute('aria-pressed')).toBe('true')
    expect(other.fragment.toString()).toMatch(/^<bulletlist /)
    const undo = within(toolbar).getByRole('button', { name: 'Undo my last change' })
    fireEvent.click(undo)
    expect(other.fragment.toString()).toMatch(/^<paragraph>/)
    expect(undo.getAttribute('aria-disabled')).toBe('true')
  })

  it('offers nothing that would do nothing where one stands', async () => {
    const [one] = linkedProviders({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words' }] }],
    }) as [TestProvider]
    const toolbar = await open(one)
    const quote = within(toolbar).getByRole('button', { name: 'Quote' })
    const list = within(toolbar).getByRole('button', { name: 'Bulleted list' })
    expect(quote.getAttribute('aria-disabled')).toBeNull()
    fireEvent.click(list)
    expect(quote.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(list)
    fireEvent.click(quote)
    fireEvent.click(list)
    expect([quote.getAttribute('aria-pressed'), quote.getAttribute('aria-disabled')]).toEqual(['true', null])

    fireEvent.click(within(toolbar).getByRole('button', { name: 'Table' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Insert/, hidden: true }))
    fireEvent.click(within(toolbar).getByRole('button', { name: /^Style of the paragraph/ }))
    const styles = await screen.findAllByRole('menuitemradio', { hidden: true })
    expect(styles.map((it) => it.getAttribute('aria-disabled'))).toEqual([null, 'true', 'true'])
  })

  it('refuses a dangerous address and keeps what was typed', async () => {
    const [one] = linkedProviders(everything) as [TestProvider]
    const toolbar = await open(one)
    fireEvent.click(within(toolbar).getByRole('button', { name: 'Link' }))
    const field = await screen.findByLabelText('Address')
    fireEvent.change(field, { target: { value: 'javascript:alert(1)' } })
    fireEvent.submit(field.closest('form')!)
    expect(screen.getByText(/Enter an address that starts with/)).toBeTruthy()
    expect((field as HTMLInputElement).value).toBe('javascript:alert(1)')
    expect(one.fragment.toString()).not.toContain('javascript')
  })

  it('inserts an indicator that was searched for', async () => {
    const [one] = linkedProviders({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Cost: ' }] }],
    }) as [TestProvider]
    const toolbar = await open(one)
    fireEvent.click(within(toolbar).getByRole('button', { name: 'Indicator' }))
    // jsdom has no popovers and takes the panel for closed.
    const hidden = { hidden: true }
    const field = await screen.findByRole('combobox', hidden)
    fireEvent.change(field, { target: { value: 'inc broad' } })
    expect(within(screen.getByRole('listbox', hidden)).getAllByRole('option', hidden)).toHaveLength(1)
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(one.fragment.toString()).toContain(indicators[0]!.id)
    expect(screen.getByRole('link', { name: /INC-02/ })).toBeTruthy()
  })
})

describe('a reader', () => {
  it('has no tools but commenting, on the paragraph when nothing is selected', async () => {
    const [one] = linkedProviders(everything) as [TestProvider]
    one.role = 'reader'
    const onComment = vi.fn()
    const toolbar = await open(one, { onComment })
    expect(
      within(toolbar)
        .getAllByRole('button')
        .map((it) => it.getAttribute('data-tool')),
    ).toEqual(['comment', 'help'])
    fireEvent.click(within(toolbar).getByRole('button', { name: 'Comment' }))
    expect(onComment).toHaveBeenCalledWith(expect.objectContaining({ quote: 'A network reaches the home.' }))
  })

  it('becomes one while the editor is open when the role is taken away', async () => {
    const [one] = linkedProviders(everything) as [TestProvider]
    await open(one)
    act(() => one.change({ role: 'reader' }))
    await waitFor(() => expect(screen.getByRole('textbox').getAttribute('aria-readonly')).toBe('true'))
    expect(screen.queryByRole('button', { name: 'Bold' })).toBeNull()
  })
})

it('is written in while words the server did not take wait for their author, who may want to put them back', async () => {
  const [one] = linkedProviders(everything) as [TestProvider]
  await open(one)
  act(() => one.change({ state: 'refused', refusedText: 'my words' }))
  expect(screen.getByRole('textbox').getAttribute('aria-readonly')).toBeNull()
  expect(screen.getByRole('button', { name: 'Bold' })).toBeTruthy()
})

describe('the saved state', () => {
  it('is announced when something is wrong or right again, not at every change', async () => {
    const [one] = linkedProviders(everything) as [TestProvider]
    render(
      <I18nextProvider i18n={i18n}>
        <SectionSaveState provider={one} />
      </I18nextProvider>,
    )
    const status = screen.getByRole('status')
    for (const state of ['saving', 'saved', 'saving', 'saved'] as const) act(() => one.change({ state }))
    expect(status.textContent).toBe('')
    act(() => one.change({ state: 'offline' }))
    expect(status.textContent).toMatch(/^Offline/)
    act(() => one.change({ state: 'saving' }))
    act(() => one.change({ state: 'saved' }))
    expect(status.textContent).toMatch(/saved/)
  })

  it('gives refused words back and lets them go only on request', () => {
    const [one] = linkedProviders(everything) as [TestProvider]
    render(
      <I18nextProvider i18n={i18n}>
        <SectionSaveState provider={one} />
      </I18nextProvider>,
    )
    act(() => one.change({ state: 'refused', refusedText: 'my words' }))
    fireEvent.click(screen.getByRole('button', { name: 'Show my text' }))
    expect(screen.getByLabelText<HTMLTextAreaElement>('Your text').value).toBe('my words')
    fireEvent.click(screen.getByText('Discard my text'))
    expect(one.refusedText).toBeNull()
  })
})

describe('the text without the editor', () => {
  it('shows every part of it, with numbers, checked links and the open threads only', () => {
    const bad = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'trap', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
    }
    const content = { ...everything, content: [...everything.content!, bad, { type: 'futureWidget', content: [] }] }
    render(
      <I18nextProvider i18n={i18n}>
        <SectionText content={content} number="4.1" indicators={indicators} />
      </I18nextProvider>,
    )
    expect(screen.getByRole('link', { name: 'Paragraph 4.1.3' }).getAttribute('href')).toBe('#p-4-1-3')
    expect(screen.getByRole('link', { name: 'the standard' }).getAttribute('rel')).toContain('noopener')
    expect(screen.queryByRole('link', { name: 'trap' })).toBeNull()
    expect(screen.getByRole('link', { name: /INC-02 Affordable broadband/ })).toBeTruthy()
    expect(document.querySelector('mark[data-thread]')?.textContent).toBe(' and more')
    expect(within(screen.getByRole('region', { name: 'Notes' })).getAllByRole('listitem')).toHaveLength(2)
    expect(document.querySelector('[style]')).toBeNull()
  })
})
