// Fetched late in the product; compiled in time here.
import './menu-popover.tsx'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { Menu } from './menu.tsx'
import type { MenuGroup } from './menu-entries.ts'
import { renderInRouter } from './stage.fixture.tsx'

const groups: MenuGroup[] = [
  {
    key: 'places',
    entries: [
      { key: 'here', label: 'Here', to: '/', chosen: true },
      { key: 'there', label: 'There', to: '/elsewhere' },
    ],
  },
  {
    key: 'theme',
    label: 'Theme',
    choice: true,
    entries: ['light', 'dark'].map((theme) => ({
      key: theme,
      label: theme,
      chosen: theme === 'dark',
      action: '/theme',
      fields: { theme },
    })),
  },
]
const element = <Menu label="Account of Ines" opener="IC" head={<p>Ines Carvallo</p>} groups={groups} />

function open(key = 'Enter') {
  const opener = screen.getByRole('button', { name: 'Account of Ines' })
  act(() => opener.focus())
  if (key === 'Enter') fireEvent.click(opener)
  else fireEvent.keyDown(opener, { key })
  return screen.findByRole('menu', { name: 'Account of Ines' })
}
const focused = () => document.activeElement?.textContent

describe('a menu', () => {
  test('opens with the first press, though it is fetched only then, and says what stands at its head', async () => {
    renderInRouter(element)
    const menu = await open()
    expect(screen.getByText('Ines Carvallo')).toBeTruthy()
    await waitFor(() => expect(focused()).toContain('Here'))
    expect(document.getElementById(menu.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Ines Carvallo')
  })

  test('opens with the arrows, at its beginning or its end', async () => {
    renderInRouter(element)
    await open('ArrowUp')
    await waitFor(() => expect(focused()).toContain('dark'))
  })

  test('is walked with arrows, Home, End and first letters', async () => {
    renderInRouter(element)
    await open('ArrowDown')
    await waitFor(() => expect(focused()).toContain('Here'))
    for (const [key, found] of [
      ['ArrowDown', 'There'],
      ['End', 'dark'],
      ['ArrowDown', 'Here'],
      ['Home', 'Here'],
      ['l', 'light'],
    ] as const) {
      fireEvent.keyDown(document.activeElement!, { key })
      fireEvent.keyUp(document.activeElement!, { key })
      expect(focused()).toContain(found)
    }
  })

  test('closes with Escape and gives the focus back', async () => {
    renderInRouter(element)
    const menu = await open()
    await waitFor(() => expect(menu.contains(document.activeElement)).toBe(true))
    fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
    const opener = screen.getByRole('button', { name: 'Account of Ines' })
    await waitFor(() => expect(document.activeElement).toBe(opener))
    expect(opener.getAttribute('aria-expanded')).toBe('false')
  })

  test('goes somewhere without loading the page anew', async () => {
    const { router } = renderInRouter(element)
    const menu = await open()
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'There' }))
    expect(await screen.findByRole('heading', { name: 'Elsewhere' })).toBeTruthy()
    expect(router.state.location.pathname).toBe('/elsewhere')
  })

  test('says which of a choice holds, and posts another as a form would', async () => {
    const submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => {}) // why: jsdom sends no forms
    renderInRouter(element)
    const menu = await open()
    const theme = within(menu).getByRole('group', { name: 'Theme' })
    expect(
      within(theme)
        .getAllByRole('menuitemradio')
        .map((item) => [item.textContent, item.getAttribute('aria-checked')]),
    ).toEqual([
      ['light', 'false'],
      ['dark', 'true'],
    ])
    fireEvent.click(within(theme).getByRole('menuitemradio', { name: 'light' }))
    const form = submit.mock.contexts[0] as HTMLFormElement
    expect([form.method, form.getAttribute('action'), Object.fromEntries(new FormData(form))]).toEqual([
      'post',
      '/theme',
      { theme: 'light' },
    ])
  })
})
