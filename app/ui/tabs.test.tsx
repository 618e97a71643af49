import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, test } from 'vitest'
import { renderInRouter } from './stage.fixture.tsx'
import { Tabs } from './tabs.tsx'

const items = ['All', 'Threads', 'Voices'].map((label) => ({ id: label, label, content: `${label} shown` }))

function Views() {
  const [view, setView] = useState('All')
  return <Tabs label="Margin" items={items} selected={view} onSelect={setView} />
}

const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key })
const chosen = () => screen.getByRole('tab', { selected: true })

describe('tabs', () => {
  beforeEach(() => {
    renderInRouter(<Views />)
    chosen().focus()
  })

  test('name their list, their panel and the one that is chosen', () => {
    expect(screen.getByRole('tablist', { name: 'Margin' })).toBeTruthy()
    expect(screen.getByRole('tabpanel', { name: 'All' }).textContent).toBe('All shown')
    expect(chosen().getAttribute('aria-controls')).toBe(screen.getByRole('tabpanel').id)
  })

  test('are one stop in the order of Tab', () => {
    expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([0, -1, -1])
  })

  test.each([
    ['ArrowRight', 'Threads'],
    ['ArrowLeft', 'Voices'],
    ['End', 'Voices'],
    ['Home', 'All'],
  ])('%s leads to %s', (key, name) => {
    press(key)
    expect(document.activeElement).toBe(screen.getByRole('tab', { name }))
    expect(chosen()).toBe(document.activeElement)
    expect(screen.getByRole('tabpanel').textContent).toBe(`${name} shown`)
  })

  test('other keys are left to the page', () => {
    expect(press('a')).toBe(true)
    expect(chosen().textContent).toBe('All')
  })
})
