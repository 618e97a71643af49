import { type CalendarDate, fromDate, parseDate, toCalendarDate } from '@internationalized/date'
import type { Actor } from '#app/shared/roles.ts'

/** Whoever is not signed in reads dates and times where the programme is. */
const VISITORS_ZONE = 'Europe/Paris'

export const zoneOf = (reader: Pick<Actor, 'timeZone'> | null | undefined) => reader?.timeZone ?? VISITORS_ZONE

/** A day, YYYY-MM-DD, as a column of dates holds it: it is no moment, and the same day for every reader. */
export const dayColumn = (day: string) => parseDate(day).toDate('UTC')

export const dayOf = (column: Date) => calendarDay(column, 'UTC').toString()

/** The moment at which that day begins for a reader, also where the clocks leave midnight out or strike it twice. */
export const beginningOf = (column: Date, timeZone: string) => calendarDay(column, 'UTC').toDate(timeZone)

/** The day, YYYY-MM-DD, that a moment falls on for a reader. */
export const dayAt = (moment: Date, timeZone: string) => calendarDay(moment, timeZone).toString()

function calendarDay(moment: Date, timeZone: string): CalendarDate {
  return toCalendarDate(fromDate(moment, timeZone))
}
