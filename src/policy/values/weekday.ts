/** In the order of `Date.getUTCDay`. */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** 0 for Sunday to 6 for Saturday, whatever the case; null where it is no weekday. */
export function weekdayNamed(text: string): number | null {
  const index = WEEKDAYS.findIndex((day) => day.toLowerCase() === text.trim().toLowerCase())
  return index < 0 ? null : index
}
