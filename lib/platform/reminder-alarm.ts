import { browser } from './browser.ts';

/** Asks the background to look again whether a reminder is due, and when the next one is. */
export const reminderLookAlarm = 'reminders';

/** The shortest that the browser allows; saves within it are one look. */
const restMinutes = 0.5;

export async function askForReminders(): Promise<void> {
  await browser.alarms.create(reminderLookAlarm, { delayInMinutes: restMinutes });
}
