import type { TFunction } from 'i18next'
import type { Format } from '#app/ui/format.tsx'

type Tools = { t: TFunction; format: Format }
/** What the value of a setting means, in plain words. Its namespace is one of those that a page of a ballot has. */
export type SettingWord = (value: unknown, tools: Tools) => string
/** By the name of the setting: what a method lets be chosen beside the terms of every ballot. */
export type SettingWords = Readonly<Record<string, SettingWord>>

/** Where a round has no such setting, that is what is said. */
export const whereSet =
  (word: SettingWord): SettingWord =>
  (value, tools) =>
    value === null || value === undefined || value === '' ? tools.t('ballot-protocol:not-said') : word(value, tools)

export const asNumber = whereSet((value, { format }) => format.number(Number(value)))
/** Of one: 0.5 is half. */
export const asShare = whereSet((value, { format }) => format.percent(Number(value)))
export const asPercent = whereSet((value, { format }) => format.percent(Number(value) / 100))
/** One of a few, each with its words below a key. */
export const asChoice = (key: string) => whereSet((value, { t }) => t(`${key}.${String(value)}`))

/** What every method has. */
export const COMMON: SettingWords = { minimumTurnout: asShare }
