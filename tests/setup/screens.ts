import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// A part that is fetched late is compiled when it is first asked for, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

// jsdom has no CSS.escape, which every browser has; React Aria asks it for ids of its own making.
globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS

afterEach(cleanup)
