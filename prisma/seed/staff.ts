import { sealVideoAddress } from "#app/domain/practice/video-room.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { addDays, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { makePerson } from "./people";

export type SeedTherapist = Actor & { therapistId: string; slug: string; level: "licensed" | "associate" };

const THERAPISTS = [
  {
    name: "Amara Okafor",
    pronouns: "she/her",
    credentials: "LMFT",
    states: ["VA", "NC"],
    languages: ["English"],
    specialties: ["Communication", "Trust after a breach", "New parents"],
    hours: [540, 1080],
    intro:
      "I help couples who love each other and keep having the same fight. We slow it down until both of you feel heard.",
  },
  {
    name: "Luis Herrera",
    pronouns: "he/him",
    credentials: "LMFT",
    states: ["VA", "NC"],
    languages: ["English", "Spanish"],
    specialties: ["Blended families", "Two cultures", "Communication"],
    hours: [660, 1200],
    intro: "I work in English and Spanish, often with families of two cultures and with blended families.",
  },
  {
    name: "Naomi Feld",
    pronouns: "she/her",
    credentials: "LPC",
    states: ["VA"],
    languages: ["English"],
    specialties: ["Closeness", "Queer couples", "Interfaith couples"],
    hours: [540, 1020],
    intro:
      "I see couples and people of every shape, and I am at home with questions of closeness and desire.",
  },
  {
    name: "Priya Raman",
    pronouns: "she/her",
    credentials: "LCMHC",
    states: ["NC"],
    languages: ["English", "Tamil"],
    specialties: ["Decisions", "Separation with care", "Long distance"],
    hours: [540, 1020],
    intro: "Staying, leaving, moving, having children: I help you decide together, or part with care.",
  },
  {
    name: "Jonah Whitfield",
    pronouns: "he/him",
    credentials: "LCSW",
    states: ["VA", "NC"],
    languages: ["English"],
    specialties: ["Grief", "Long marriages"],
    weekdays: [2, 3],
    hours: [600, 720],
    accepting: false,
    intro: "I have worked with couples for thirty years. At the moment I have no room for new ones.",
  },
  {
    name: "Tess Lindqvist",
    pronouns: "they/them",
    credentials: "Resident in Marriage and Family Therapy",
    states: ["VA"],
    languages: ["English"],
    specialties: ["Communication", "More than two partners"],
    hours: [720, 1200],
    level: "associate" as const,
    intro:
      "I am a resident under supervision, with a reduced fee. I enjoy working with relationships of every form.",
  },
];

/**
 * Days from today to the last one of a licence, by first name and state, where it is not far: Naomi's ends soon, and one of
 * Luis's was ended earlier than everybody thought who booked him.
 */
const ENDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Naomi: { VA: 25 },
  Luis: { NC: -3 },
};

const endOf = (firstName: string, state: string): number => ENDS[firstName]?.[state] ?? 500;

/** For how many days ahead somebody could be booked, as far as licences go that still hold. */
export const bookedAhead = (firstName: string): number =>
  Math.min(500, ...Object.values(ENDS[firstName] ?? {}).filter((days) => days >= 0));

/** Six therapists with licences and weekly hours, by first name. */
export async function makeTherapists(today: string): Promise<Map<string, SeedTherapist>> {
  const made = new Map<string, SeedTherapist>();
  for (const [position, entry] of THERAPISTS.entries()) {
    const { name, pronouns, states, hours, weekdays = [1, 2, 3, 4, 5], ...profile } = entry;
    const person = await makePerson({ name, pronouns, role: "therapist", state: states[0] });
    const therapistId = newId();
    const slug = name.toLowerCase().replace(" ", "-");
    const [fromMinute = 540, toMinute = 1020] = hours;
    const room = { table: "therapist" as const, rowId: therapistId, personId: person.personId };
    await db.therapist.create({
      data: {
        ...profile,
        id: therapistId,
        personId: person.personId,
        slug,
        position,
        npi: `10034567${String(position).padStart(2, "0")}`,
        approach:
          "We look at what happens between you rather than at who is right. I draw on emotionally focused therapy and on the Gottman method, in plain words and at your pace.",
        firstSession:
          "We begin with what brought you here. Each of you gets room to speak. At the end we agree on what you want to work toward and how often we meet.",
        videoSealed: await sealVideoAddress(db, room, `https://video.example.com/${slug}`),
        licences: {
          create: states.map((state) => ({
            id: newId(),
            state,
            number: `${state}-09${position}1${position}4`,
            validFrom: toDateColumn(addDays(today, -700)),
            validUntil: toDateColumn(addDays(today, endOf(person.chosenName, state))),
          })),
        },
        availability: {
          create: weekdays.map((weekday) => ({
            id: newId(),
            weekday,
            fromMinute,
            toMinute,
            validFrom: toDateColumn(addDays(today, -400)),
          })),
        },
      },
      select: { id: true },
    });
    const level = profile.level ?? "licensed";
    made.set(person.chosenName, { ...person, therapistId, slug, level });
  }
  return made;
}

/** Billing, and the owner. */
export async function makeAdmins() {
  const billing = await makePerson({ name: "Dana Brooks", role: "admin", permissions: ["billing"] });
  const owner = await makePerson({ name: "Morgan Ellery", role: "admin", permissions: ["owner"] });
  return { billing, owner };
}
