import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { classNames } from './class-names.ts'

export { TabLinks } from './tab-links.tsx'

export type TabItem = { id: string; label: ReactNode; badge?: ReactNode; content: ReactNode }

/** Views of the same thing that share one place. When each has its own address use `TabLinks`. */
export function Tabs({
  label,
  items,
  selected,
  defaultSelected,
  onSelect,
  className,
}: {
  label: string
  items: TabItem[]
  selected?: string
  defaultSelected?: string
  onSelect?: (id: string) => void
  className?: string
}) {
  return (
    <AriaTabs className={classNames('tabs', className)} selectedKey={selected} defaultSelectedKey={defaultSelected} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList className="tab-list" aria-label={label}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="tab">
            {item.label}
            {item.badge}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="tab-panel">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
