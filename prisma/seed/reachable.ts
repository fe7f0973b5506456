import { agreeToTexts } from "#app/domain/accounts/agree-to-texts.server";
import { type ContactRules, USUAL_RULES } from "#app/domain/accounts/contact-rules";
import { setContactRules } from "#app/domain/accounts/set-contact-rules.server";
import { TEXT_WORDING } from "#app/domain/accounts/text-consent";
import { sendDueReminders } from "#app/domain/scheduling/send-due-reminders.server";
import { addDays, atLocalMinute, dateInZone, localMinute } from "#app/domain/shared/time";
import type { SeedChart } from "./charts";
import { ZONE } from "./the-practice";

/** What some people have said about how to reach them, by their chosen names. */
const WISHES: Record<string, Partial<ContactRules>> = {
  Robin: { quietFrom: 0, quietUntil: 0 },
  Sam: { mayLeaveVoicemail: false },
  Yara: { mayCall: false, mayLeaveVoicemail: false, namesPractice: false },
  Grace: { mayCall: false },
};

/** Wishes of some, and the consent to texts of one in each household. */
export async function sayHowToReach(charts: readonly SeedChart[]): Promise<void> {
  for (const { members } of charts) {
    for (const member of members) {
      const wish = WISHES[member.chosenName];
      if (wish) await setContactRules(member, { ...USUAL_RULES, ...wish });
    }
    const [first] = members;
    if (first) await agreeToTexts(first, { version: TEXT_WORDING.version });
  }
}

const MORNING = 8 * 60;
const EVENING = 20 * 60;

/** Reminders as of the last hour in which people may be disturbed, so that there are some at any time of the day. */
export async function remindOfSoon(now: Date): Promise<number> {
  const minute = localMinute(now, ZONE);
  const today = dateInZone(now, ZONE);
  if (minute >= MORNING && minute < EVENING) return sendDueReminders(() => now);
  const evening = atLocalMinute(minute < MORNING ? addDays(today, -1) : today, EVENING, ZONE);
  return sendDueReminders(() => evening);
}
