import { translator } from '#app/platform/i18n.server.ts'
import { toCsv } from '#app/shared/csv.ts'
import type { Language } from '#app/shared/roles.ts'
import type { EntryLine } from './entry-plan.ts'

/** Refused lines with where they stand and why, in words. */
export function refusalsCsv(lines: Extract<EntryLine, { kind: 'refused' }>[], language: Language) {
  const t = translator(language)
  const said = ({ error, column }: { error: string; column?: string }) => {
    const [key = '', query] = error.split('?')
    const reason = t(`errors:${key}`, Object.fromEntries(new URLSearchParams(query)))
    return column ? t('references:import.reason', { column, reason }) : reason
  }
  const rows = lines.map(({ line, at, code, label, reasons }) => [
    at ?? String(line),
    code,
    label,
    reasons.map(said).join('; '),
  ])
  return toCsv(
    [
      t('references:import.line'),
      t('references:import.code'),
      t('references:import.label'),
      t('references:import.why'),
    ],
    rows,
  )
}
