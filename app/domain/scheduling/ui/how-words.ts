import type { AppointmentView } from "../appointment-view";

/** Apart from the summary: cards say it without loading the rest. */
export const howWords = (view: Pick<AppointmentView, "place" | "lead">): string => {
  if (view.place === "office") return "At our office";
  if (view.place === "telehealth") return "By video";
  return view.lead?.phone ? `By phone, we call ${view.lead.phone}` : "By phone";
};
