import { useLate } from '#app/ui/use-late.ts'

const load = () => import('./late-tools.ts')

export function useLateTools() {
  return useLate(load)
}

export type LateTools = ReturnType<typeof useLateTools>
