/** How somebody wants to be reached. Quiet hours are minutes of their local day; equal ones are none. */
export type ContactRules = {
  remindByMail: boolean;
  mayCall: boolean;
  mayLeaveVoicemail: boolean;
  /** False: mails and texts never say which practice they come from. */
  namesPractice: boolean;
  quietFrom: number;
  quietUntil: number;
};

/** What holds for whoever has said nothing. The database has the same defaults. */
export const USUAL_RULES: ContactRules = {
  remindByMail: true,
  mayCall: true,
  mayLeaveVoicemail: true,
  namesPractice: true,
  quietFrom: 21 * 60,
  quietUntil: 8 * 60,
};

export const MOST_QUIET_MINUTES = 16 * 60;

/** How long quiet hours last, in minutes. */
export const lengthOfQuiet = (from: number, until: number): number => (until - from + 1_440) % 1_440;

/** What staff must not do, in their words; nothing where all is fine. */
export function contactWords(rules: ContactRules): string[] {
  return [
    rules.mayCall ? "" : "Never call",
    rules.mayLeaveVoicemail ? "" : "No voicemail",
    rules.namesPractice ? "" : "Do not name the practice",
  ].filter(Boolean);
}

/** How the practice calls itself to one person: short and discreet. No phone number where its name stays unsaid. */
export type MailSender = { name: string; phone: string };

export const NAMELESS: MailSender = { name: "your practice", phone: "" };

export const senderFor = (
  practice: { shortName: string; phone: string },
  { namesPractice }: Pick<ContactRules, "namesPractice">,
): MailSender => (namesPractice ? { name: practice.shortName, phone: practice.phone } : NAMELESS);
