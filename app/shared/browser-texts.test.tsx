import { act, render, screen } from '@testing-library/react'
import type { i18n } from 'i18next'
import { Suspense } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { beforeEach, expect, test, vi } from 'vitest'
import { browserTexts } from './browser-texts.ts'

const TEXTS: Record<string, Record<string, { [key: string]: string }>> = {
  en: { common: { save: 'Save' }, late: { seen_one: '{{count}} page', seen_other: '{{count}} pages' } },
  fr: { common: { save: 'Enregistrer' }, late: { seen_one: '{{count}} feuille', seen_other: '{{count}} feuilles' } },
}
const load = vi.fn((language: string, namespace: string) => Promise.resolve(TEXTS[language]![namespace]!))
beforeEach(() => {
  load.mockClear()
  // While it is developed the hook says that it waits.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

async function onPage() {
  const texts = browserTexts(load, { language: 'en', defaultNS: 'common' })
  await texts.loadNamespaces(['common'])
  return texts
}

function Words({ late }: { late?: boolean }) {
  const { t } = useTranslation()
  return (
    <p>
      {t('save')} {late ? <Late /> : null}
    </p>
  )
}

function Late() {
  const { t, i18n } = useTranslation('late')
  return `${t('seen', { count: 2 })} ${i18n.language}`
}

const page = (texts: Awaited<ReturnType<typeof onPage>>, late = true) => (
  <I18nextProvider i18n={texts as unknown as i18n}>
    <Suspense fallback={<p>…</p>}>
      <Words late={late} />
    </Suspense>
  </I18nextProvider>
)

test('a namespace that the page did not name is fetched when it is first said, once, and what holds it waits', async () => {
  const texts = await onPage()
  const { rerender } = render(page(texts, false))
  expect(screen.getByText('Save')).toBeTruthy()
  await act(async () => rerender(page(texts)))
  expect(screen.getByText('Save 2 pages en')).toBeTruthy()
  expect(load.mock.calls).toEqual([
    ['en', 'common'],
    ['en', 'late'],
  ])
})

test('another language is said everywhere once all its texts are there', async () => {
  const texts = await onPage()
  await act(async () => render(page(texts)))
  await act(() => texts.changeLanguage('fr'))
  expect(screen.getByText('Enregistrer 2 feuilles fr')).toBeTruthy()
  await act(() => texts.changeLanguage('en'))
  expect(screen.getByText('Save 2 pages en')).toBeTruthy()
  expect(load).toHaveBeenCalledTimes(4)
})

test('a line that fails is tried again, later each time; what does not come leaves its keys, and is asked for by the next page', async () => {
  vi.useFakeTimers()
  const warned = vi.fn()
  const texts = browserTexts(
    (language, namespace) =>
      namespace === 'late' && warned.mock.calls.length < 7
        ? Promise.reject(new Error(String(warned())))
        : load(language, namespace),
    { language: 'en', defaultNS: 'common' },
  )
  const first = texts.loadNamespaces(['common', 'late'])
  await vi.advanceTimersByTimeAsync(350 + 700 + 1400 + 2800 + 5600)
  await first
  expect(warned).toHaveBeenCalledTimes(6)
  expect(texts.hasLoadedNamespace('late')).toBe(true)
  expect(texts.getFixedT(null, 'late')('seen', { count: 1 })).toBe('seen')
  const second = texts.loadNamespaces('late')
  await vi.advanceTimersByTimeAsync(350)
  await second
  expect(texts.getFixedT(null, 'late')('seen', { count: 1 })).toBe('1 page')
  vi.useRealTimers()
})

test('a namespace that is none is not asked for again and again', async () => {
  const none = vi.fn(() => undefined)
  const texts = browserTexts(none, { language: 'en', defaultNS: 'common' })
  await texts.loadNamespaces('nothing')
  expect(none).toHaveBeenCalledTimes(1)
  expect(texts.hasLoadedNamespace('nothing')).toBe(true)
})
