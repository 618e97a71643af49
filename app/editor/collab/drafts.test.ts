import { openDB } from 'idb'
import { expect, test, vi } from 'vitest'
import { browserDrafts } from './drafts.ts'

vi.mock('idb', () => ({ openDB: vi.fn() }))

test('a store that could not be opened once, or was closed by the browser, is opened again', async () => {
  const opened = { getAllFromIndex: async () => [] } as unknown as Awaited<ReturnType<typeof openDB>>
  const open = vi.mocked(openDB)
  open.mockRejectedValueOnce(new Error('the disk is full')).mockResolvedValue(opened)
  await expect(browserDrafts().all('section')).rejects.toThrow('the disk is full')
  expect(await browserDrafts().all('section')).toEqual([])
  expect(await browserDrafts().all('section')).toEqual([])
  expect(open).toHaveBeenCalledTimes(2)
  open.mock.calls[1]![2]!.terminated!()
  await browserDrafts().all('section')
  expect(open).toHaveBeenCalledTimes(3)
})
