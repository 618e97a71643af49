import { act, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, it } from 'vitest'
import editorTexts from '../locales/en/editor.json'
import uiTexts from '../locales/en/ui.json'
import { linkedProviders, type TestProvider } from './linked-providers.fixture.ts'
import { PresenceList } from './presence-list.tsx'
import { everything } from './schema/everything.fixture.ts'

const person = (personId: string, clientId: number) => ({
  personId,
  clientId,
  name: `Person ${personId}`,
  organisation: 'Office',
  groupCode: 'PA',
  groupColour: 'blue',
  anchor: null,
  head: null,
})

it('shows who is near by name and everybody else as a number', async () => {
  const i18n = i18next.createInstance()
  await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { editor: editorTexts, ui: uiTexts } } })
  const [provider] = linkedProviders(everything) as [TestProvider]
  render(
    <I18nextProvider i18n={i18n}>
      <PresenceList provider={provider} ownPersonId="own" />
    </I18nextProvider>,
  )
  expect(screen.queryByRole('list')).toBeNull()
  act(() => provider.change({ people: [person('a', 1), person('b', 2), person('b', 3), person('own', 4)] }))
  expect(screen.getByRole('list', { name: '2 other people are on this page' }).textContent).not.toContain('+')
  act(() => provider.change({ unseen: 70 }))
  expect(screen.getByRole('list', { name: '72 other people are on this page' }).textContent).toContain('+70')
  act(() => provider.change({ people: [] }))
  expect(screen.getByRole('list', { name: '70 other people are on this page' }).textContent).toBe('+70')
})
