/** What looking around as one of the demo's made-up people shows; read on the demo's sign-in page only. */
const STORIES: Record<string, string> = {
  Amara: "most of the couples, notes to sign",
  Luis: "English and Spanish, open for new couples",
  Naomi: "a private safety answer that only the care team sees",
  Priya: "days off in the week after next",
  Jonah: "takes nobody new, every hour of the coming week is booked",
  Tess: "an associate at a reduced fee, a group of three",
  Dana: "invoices, aging and refunds",
  Morgan: "staff, prices and the practice itself",
  Robin: "half of a couple with a chart of their own",
  Sam: "the other half, who cannot see Robin's own chart",
  Nadia: "a new couple, forms half done",
  Jamie: "waiting for an invited partner",
  Ines: "one of three partners",
  Paul: "separated, pays 60 percent",
  Grace: "separated, pays 40 percent",
  Mina: "two missed sessions",
  Bea: "finished and discharged",
  Owen: "a card that was declined",
  Ada: "long distance, in Pacific time",
};

export const personaStory = (chosenName: string): string | null => STORIES[chosenName] ?? null;
