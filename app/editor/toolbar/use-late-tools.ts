import { useLate } from '#app/ui/use-late.ts'

const load = () => import('../writing-tools.ts')

export function useLateTools() {
  return useLate(load)
}

export type LateTools = ReturnType<typeof useLateTools>
