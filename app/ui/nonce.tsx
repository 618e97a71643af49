import { createContext, useContext } from 'react'

/** The nonce of this response; empty in the browser, which hides it from scripts by design. */
export const NonceContext = createContext('')

export function useNonce() {
  return useContext(NonceContext)
}
