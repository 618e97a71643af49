import { useNavigation } from '@remix-run/react'

/** From the press until the page that follows is here: a form whose answer leads elsewhere is not sent a second time meanwhile. */
export function useSending() {
  return useNavigation().formMethod === 'POST'
}
