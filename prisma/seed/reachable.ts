import { type ContactRules, USUAL_RULES } from "#app/domain/accounts/contact-rules";
import { setContactRules } from "#app/domain/accounts/set-contact-rules.server";
import type { SeedChart } from "./charts";

/** What some people have said about how to reach them, by their chosen names. */
const WISHES: Record<string, Partial<ContactRules>> = {
  Robin: { quietFrom: 0, quietUntil: 0 },
  Sam: { mayLeaveVoicemail: false },
  Yara: { mayCall: false, mayLeaveVoicemail: false, namesPractice: false },
  Grace: { mayCall: false },
};

export async function sayHowToReach(charts: readonly SeedChart[]): Promise<void> {
  for (const member of charts.flatMap((chart) => chart.members)) {
    const wish = WISHES[member.chosenName];
    if (wish) await setContactRules(member, { ...USUAL_RULES, ...wish });
  }
}
