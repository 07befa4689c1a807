/** The present moment by the clock of the editor’s device, in milliseconds since 1970. */
export function readClock(): number {
  return Date.now();
}

/** The day and the minute of a moment in a time zone, as date and time fields have them. */
export function showMoment(moment: number, timeZone: string): { day: string; time: string } {
  // In Sweden dates are written like those of a field.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = format.format(moment).split(' ');
  return { day, time };
}
