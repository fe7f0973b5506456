import { createHash } from "node:crypto";
import { newId } from "#app/domain/shared/ids";
import type { Asked } from "./load";
import { type BenchWorld, PASSWORD } from "./world";
import { ANSWERS } from "./world-forms";

export type Operation = {
  name: string;
  next: () => Asked;
  floor?: () => Asked;
  /** Measured on the floor, too: with something that the floor leaves out. */
  onFloor?: boolean;
  /** Compared with another request to the application itself: what both are is to take the same time. */
  isBesideItself?: boolean;
  /** The status that answers it, where that is no success. */
  wanted?: number;
  /** Asked of the practice with so many appointments behind it, beside the one with the fewest. */
  past?: number;
  /** Compared with the bare Remix page instead. */
  isPage?: boolean;
  /** Requests of one cell where each uses something up. */
  amount?: (connections: number) => number;
  counts?: "messages" | "appointments" | "forms";
  target?: number;
};

/** Of the speed beside the shortest past; the same cell differs by a fifth from run to run. */
const FLAT = 0.8;

const session = (token: string) => `session=${token}`;

function random<T>(list: readonly T[]): T {
  const found = list[Math.floor(Math.random() * list.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
}

function takeOne<T>(list: T[]): T {
  const taken = list.pop();
  if (taken === undefined) throw new Error("the bench's data are used up");
  return taken;
}

export function operations(world: BenchWorld, writes: number): Operation[] {
  const own = [...reads(world), ...writing(world, writes)];
  return [...own, ...pages(world), ...costOfSealing(world, writes), ...asThePastGrows(own)];
}

/** How many appointments lie behind the practices that are compared. */
export const [FEWEST, ...MORE] = [1_000, 10_000, 100_000] as const;

const thousands = (count: number): string => `${count / 1000}k`;

/** Openings and booking after a longer past, beside the same after the shortest: flat is a ratio near 1. */
function asThePastGrows(all: readonly Operation[]): Operation[] {
  const asked = all.filter(({ name }) => name === "openings, data" || name === "booking");
  return asked.flatMap(({ name, next, amount }) =>
    MORE.map((past) => ({
      name: `${name}: ${thousands(past)} past beside ${thousands(FEWEST)}`,
      ...{ next, floor: next, past, target: FLAT },
      ...(amount ? { amount } : {}),
    })),
  );
}

/** The floor with sealing and an audit event beside the floor without: what the two cost by themselves. */
function costOfSealing(world: BenchWorld, amount: number): Operation[] {
  const letter = () => ({
    thread: random(world.couples).writableThreadId,
    body: "See you on Tuesday, then.",
  });
  const thread = () => random(world.couples).threadId;
  return [
    {
      name: "sealing and audit: a message",
      onFloor: true,
      amount: () => amount,
      next: () => ({ path: "/send-sealed", method: "POST", form: letter() }),
      floor: () => ({ path: "/send", method: "POST", form: letter() }),
    },
    {
      name: "sealing and audit: a thread of 100",
      onFloor: true,
      next: () => ({ path: `/thread-sealed?thread=${thread()}` }),
      floor: () => ({ path: `/thread?thread=${thread()}` }),
    },
  ];
}

function reads(world: BenchWorld): Operation[] {
  return [
    {
      name: "openings, data",
      target: 0.25,
      next: () => ({ path: `/api/openings?service=couple-50&weeks=4&therapist=${random(world.busy)}` }),
      floor: () => ({ path: `/openings?therapist=${random(world.busy)}` }),
    },
    {
      name: "thread of 100, data",
      target: 0.35,
      next: () => {
        const { threadId, token } = random(world.couples);
        const route = "routes%2Fclient%2B%2Fmessages.%24threadId";
        return { path: `/client/messages/${threadId}.data?_routes=${route}`, cookie: session(token) };
      },
      floor: () => ({ path: `/thread?thread=${random(world.couples).threadId}` }),
    },
  ];
}

function writing(world: BenchWorld, amount: number): Operation[] {
  const some = () => amount;
  return [
    {
      name: "booking",
      target: 0.1,
      amount: some,
      counts: "appointments",
      next: () => booking(takeOne(world.bookable)),
      floor: () => {
        const { therapistId, startsAt } = takeOne(world.bookable);
        return { path: "/book", method: "POST", form: { therapistId, therapist: therapistId, startsAt } };
      },
    },
    {
      name: "sending a message",
      target: 0.1,
      amount: some,
      counts: "messages",
      next: () => {
        const { writableThreadId, token } = random(world.couples);
        const form = { intent: "send", clientId: newId(), body: "See you on Tuesday, then." };
        const path = `/client/messages/${writableThreadId}`;
        return { path, method: "POST", cookie: session(token), form };
      },
      floor: () => {
        const form = { thread: random(world.couples).writableThreadId, body: "See you on Tuesday, then." };
        return { path: "/send", method: "POST", form };
      },
    },
    {
      name: "form of 40 questions",
      target: 0.1,
      amount: some,
      counts: "forms",
      next: () => {
        const { itemId, token } = takeOne(world.forms);
        return { path: `/client/intake/${itemId}/check`, method: "POST", cookie: session(token), form: {} };
      },
      floor: () => ({ path: "/submit", method: "POST", form: ANSWERS }),
    },
    {
      name: "signing in",
      target: 0.75,
      next: () => {
        const { email } = random(world.couples);
        const network = homeOf(email);
        return { path: "/sign-in", method: "POST", network, form: { email, password: PASSWORD, next: "" } };
      },
      floor: () => ({ path: "/sign-in", method: "POST", form: { password: PASSWORD } }),
    },
    {
      name: "refusing an unknown address, beside a known one",
      isBesideItself: true,
      wanted: 422,
      next: () => wrongPassword(`nobody.${newId().slice(-12)}@example.com`),
      floor: () => wrongPassword(random(world.couples).email),
    },
  ];
}

/** People sign in from where they did before: of another network their mail tells them. */
const homeOf = (email: string): string => {
  const [a, b] = createHash("sha256").update(email).digest();
  return `10.${a}.${b}`;
};

/** From a network address of its own, as the load gives each request one. */
const wrongPassword = (email: string): Asked => ({
  path: "/sign-in",
  method: "POST",
  form: { email, password: "not the right words at all", next: "" },
});

function booking({ couple, slug, startsAt }: BenchWorld["bookable"][number]): Asked {
  const people = couple.members.flatMap((personId, index) => [
    [`attending[${index}].personId`, personId],
    [`attending[${index}].state`, "VA"],
  ]);
  const form = {
    slot: `${startsAt}_${slug}`,
    requestKey: newId(),
    chartId: couple.chartId,
    serviceSlug: "couple-50",
    agreedCents: "16500",
    ...(Object.fromEntries(people) as Record<string, string>),
  };
  return { path: "/client/book/review", method: "POST", cookie: session(couple.token), form };
}

function pages(world: BenchWorld): Operation[] {
  const page = (name: string, next: () => Asked): Operation => ({ name, next, isPage: true, target: 0.8 });
  return [
    page("openings, page", () => ({ path: `/consult?more=1&with=${random(world.busy)}` })),
    page("thread of 100, page", () => {
      const { threadId, token } = random(world.couples);
      return { path: `/client/messages/${threadId}`, cookie: session(token) };
    }),
    page("client's home", () => ({ path: "/client", cookie: session(random(world.couples).token) })),
    page("therapist's week of 60", () => ({
      path: `/therapist/calendar?date=${world.week}`,
      cookie: session(random(world.staffTokens)),
    })),
  ];
}
