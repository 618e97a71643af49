import { render } from '@testing-library/react'
import { createInstance } from 'i18next'
import type { ReactElement } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { type ActionFunction, createMemoryRouter, RouterProvider } from 'react-router-dom'
import common from '../locales/en/common.json'
import errors from '../locales/en/errors.json'
import ui from '../locales/en/ui.json'

const test = {
  resolved: 'The thread is resolved.',
  reopened: 'The thread is open again.',
  moved: '“{{title}}” is moved.',
}
const ELSEWHERE = 'Elsewhere'
const i18n = createInstance()
await i18n.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { common, ui, errors, test } },
  defaultNS: 'common',
  interpolation: { escapeValue: false },
})

/** A page with one component on it, in a router whose other addresses answer forms as given. */
export function renderInRouter(element: ReactElement, actions: Record<string, ActionFunction> = {}) {
  const page = (
    <>
      <main id="main" tabIndex={-1} />
      {element}
    </>
  )
  const routes = [
    { path: '/', element: page },
    { path: '/elsewhere', element: <h1>{ELSEWHERE}</h1> },
    ...Object.entries(actions).map(([path, action]) => ({ path, action })),
  ]
  // As remix.config.js has it: a form's answer arrives though the form has gone.
  const router = createMemoryRouter(routes, { future: { v7_fetcherPersist: true } })
  const shown = render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} future={{ v7_startTransition: false }} />
    </I18nextProvider>,
  )
  return { ...shown, router }
}
