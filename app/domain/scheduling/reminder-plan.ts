/** How many hours before the start people are reminded, and by what. */
export type ReminderPlan = { mailOn: boolean; mailHours: number[]; textOn: boolean; textHours: number[] };

/** A week: nobody is reminded of what lies further ahead. */
export const MOST_HOURS = 168;
export const MOST_REMINDERS = 4;

export const hoursOf = (plan: ReminderPlan, channel: "mail" | "text"): number[] => {
  const [isOn, hours] = channel === "mail" ? [plan.mailOn, plan.mailHours] : [plan.textOn, plan.textHours];
  return isOn ? hours : [];
};

/** The longest time before a start at which anybody is reminded; 0 where nobody is. */
export const longestAhead = (plan: ReminderPlan): number =>
  Math.max(0, ...hoursOf(plan, "mail"), ...hoursOf(plan, "text"));
