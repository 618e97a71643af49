// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { endHydration, lazyNamespaces, LazyTranslations } from './lazy-translations.tsx'

function fetched() {
  let arrive = () => {}
  let here = false
  const coming = new Promise<void>((resolve) => (arrive = resolve)).then(() => void (here = true))
  function Words() {
    if (!here) throw coming
    return <p data-words="errors">said</p>
  }
  return { Words, arrive: () => act(async () => arrive()) }
}

it('takes what the server has said as it stands, and holds nothing back but late words afterwards', async () => {
  const Said = () => <p data-words="errors">said</p>
  const page = document.body.appendChild(document.createElement('div'))
  page.innerHTML = renderToString(
    <LazyTranslations>
      <Said />
    </LazyTranslations>,
  )
  expect(page.innerHTML).not.toContain('<!--')
  expect(lazyNamespaces(document)).toEqual(['errors'])
  const problems: unknown[] = []
  await act(
    async () =>
      void hydrateRoot(
        page,
        <LazyTranslations>
          <Said />
        </LazyTranslations>,
        { onRecoverableError: (error) => problems.push(error) },
      ),
  )
  expect(problems).toEqual([])
  page.remove()

  endHydration()
  const { Words, arrive } = fetched()
  render(
    <section>
      around{' '}
      <LazyTranslations>
        <Words />
      </LazyTranslations>
    </section>,
  )
  expect(screen.getByText('around')).toBeTruthy()
  await arrive()
  expect(screen.getByText('said')).toBeTruthy()
})
