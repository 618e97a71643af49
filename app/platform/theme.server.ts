import { z } from 'zod'
import { siteCookie } from './cookies.server.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const themeCookie = siteCookie('theme', z.enum(THEMES), { maxAge: 365 * 86_400 })

/** The theme the reader chose on this device; the system's until they do. */
export async function themeOf(request: Request): Promise<Theme> {
  return (await themeCookie.read(request)) ?? 'system'
}

export function themeHeader(theme: Theme) {
  return themeCookie.write(theme)
}
