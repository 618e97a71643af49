// @vitest-environment node
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInstance } from 'i18next'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, test } from 'vitest'
import ui from '../locales/en/ui.json'
import { Avatar } from './avatar.tsx'
import { Button } from './button.tsx'
import { ConditionMeters, ShareBar } from './chart.tsx'
import { RadioCards } from './choices.tsx'
import { ConfirmButton } from './dialog.tsx'
import { ErrorText } from './error-text.tsx'
import { TextField } from './field.tsx'
import { readFields } from './form.tsx'
import { GroupName, GroupsProvider } from './group.tsx'
import { GroupBars } from './group-bars.tsx'
import { RatingHistogram } from './histogram.tsx'
import { RatingScale } from './rating-scale.tsx'
import { TinyRing } from './ring.tsx'
import { BallotRing } from './ring-ballot.tsx'
import { TableRing } from './ring-table.tsx'
import { Tabs } from './tabs.tsx'

const i18n = createInstance()
await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { ui } } })

const cities = { id: '1', code: 'CI', name: 'Cities', colour: 'ci', glyph: 'ci' }
const regions = { id: '2', code: 'RE', name: 'Regions', colour: 're', glyph: 're' }
const third = { id: '3', code: 'AC', name: 'Academia', colour: 'ac', glyph: 'ac' }
const { fields } = readFields('f', null, { one: '1' })

function html(element: ReactElement) {
  return renderToString(
    <I18nextProvider i18n={i18n}>
      <GroupsProvider groups={[cities, regions, third]}>{element}</GroupsProvider>
    </I18nextProvider>,
  )
}

// The content security policy refuses style attributes in what the server sends.
test.each<[string, ReactElement]>([
  ['button', <Button key="1">Save</Button>],
  ['field', <TextField key="1" field={fields.one} label="Name" />],
  ['radio cards', <RadioCards key="1" field={fields.one} label="Group" choices={[{ value: '1', label: 'Cities' }]} />],
  ['avatar', <Avatar key="1" person={{ name: 'Ines Carvallo', groupId: '1' }} />],
  ['group', <GroupName key="1" group={cities} />],
  ['tiny ring', <TinyRing key="1" levels={{ '1': 2, '2': 1 }} />],
  [
    'ballot ring',
    <BallotRing
      key="1"
      threshold={0.7}
      groups={[
        { ...cities, share: 0.5, voters: 4, objections: 1 },
        { ...regions, share: null, voters: 0 },
      ]}
    />,
  ],
  [
    'table ring',
    <TableRing
      key="1"
      title="t"
      description="d"
      centre={4}
      groups={[{ ...cities, seats: [{ state: 'floor', initials: 'IC' }, { state: 'open' }] }]}
    />,
  ],
  ['histogram', <RatingHistogram key="1" counts={[0, 0, 1, 1, 3, 3, 8, 9, 6]} own={8} />],
  ['rating', <RatingScale key="1" field={fields.one} question="?" ends={['no', 'unsure', 'yes']} />],
  [
    'meters',
    <ConditionMeters
      key="1"
      conditions={[{ label: 'Quorum', value: 0.8, threshold: 0.6, met: true, said: '8', needs: '6' }]}
    />,
  ],
  ['share bar', <ShareBar key="1" group={cities} share={0.5} threshold={0.7} />],
  [
    'group bars',
    <GroupBars
      key="1"
      caption="Words"
      parts={[
        { group: cities, value: 3 },
        { group: regions, value: 0 },
      ]}
    />,
  ],
  [
    'tabs',
    <Tabs
      key="1"
      label="Margin"
      selected="a"
      onSelect={() => undefined}
      items={[
        { id: 'a', label: 'All', content: 'x' },
        { id: 'b', label: 'Threads', content: 'y' },
      ]}
    />,
  ],
  [
    'confirmation',
    <ConfirmButton key="1" question="Withdraw the vote?" consequence="It is counted no more." keep="Keep it">
      Withdraw
    </ConfirmButton>,
  ],
])('%s is rendered without a style attribute', (_, element) => {
  expect(html(element)).not.toMatch(/\sstyle=/)
})

test('late words are said by the server outside any boundary, and name the texts they need', () => {
  expect(html(<ErrorText error="A sentence." />)).toBe('<span data-words="errors">A sentence.</span>')
})

test('a tiny ring names the groups that are missing', () => {
  expect(html(<TinyRing levels={{ '1': 2, '2': 1 }} />)).toContain('aria-label="Not yet: Academia"')
  expect(html(<TinyRing levels={{}} />)).toContain('No group has taken part yet')
})

test('the bars of a histogram say every rating and one’s own', () => {
  const said = html(<RatingHistogram counts={[0, 0, 0, 0, 0, 0, 0, 2, 1]} own={8} />)
  expect(said).toContain('8: 2, 9: 1')
  expect(said).toContain('your answer: 8')
})

test('a ballot ring counts the groups that reach the threshold', () => {
  const groups = [
    { ...cities, share: 0.7, voters: 10 },
    { ...regions, share: 0.69, voters: 3 },
    { ...third, share: null, voters: 0 },
  ]
  expect(html(<BallotRing threshold={0.7} groups={groups} />)).toContain('1 of 3 groups is in favour')
})

test('a group without words keeps its dashed place', () => {
  expect(
    html(
      <GroupBars
        caption="Words"
        parts={[
          { group: cities, value: 3 },
          { group: regions, value: 0 },
        ]}
      />,
    ),
  ).toContain('group-bar is-empty')
})

test('every icon has its drawing', () => {
  const sprite = readFileSync(path.join(import.meta.dirname, 'icons.svg'), 'utf8')
  const names = [
    ...readFileSync(path.join(import.meta.dirname, 'icons.tsx'), 'utf8').matchAll(/^ {2}\| '([\w-]+)'/gm),
  ].map((match) => match[1])
  expect(names.length).toBeGreaterThan(50)
  for (const name of names) expect(sprite, name).toContain(`id="${name}"`)
})
