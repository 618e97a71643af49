import { useLazyPart } from '#app/ui/use-lazy-part.ts'

const load = () => import('../writing-tools.ts')

export function useLateTools() {
  return useLazyPart(load)
}

export type LateTools = ReturnType<typeof useLateTools>
