import { createCookie } from '@remix-run/node'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const themeCookie = createCookie('theme', { path: '/', sameSite: 'lax', maxAge: 365 * 86_400, httpOnly: true })

/** The theme the reader chose on this device; the system's until they do. */
export async function themeOf(request: Request): Promise<Theme> {
  const value = await themeCookie.parse(request.headers.get('Cookie')).catch(() => null)
  return THEMES.includes(value) ? value : 'system'
}

export function themeHeader(theme: Theme) {
  return themeCookie.serialize(theme)
}
