import { expect, test } from "vitest";
import { NAMELESS } from "#app/domain/accounts/contact-rules";
import { momentFor, saysName, textReminder } from "./reminder-words";

const startsAt = new Date("2026-11-24T22:30:00Z");
const ET = "America/New_York";

test("a time is told with its zone, and by the reader's own clock where it is another one", () => {
  expect(momentFor(startsAt, ET, ET)).toBe("Tue, Nov 24, 5:30 PM ET");
  expect(momentFor(startsAt, ET, "America/Los_Angeles")).toBe("Tue, Nov 24, 5:30 PM ET (2:30 PM PT for you)");
  expect(momentFor(startsAt, ET, "Asia/Tokyo")).toBe(
    "Tue, Nov 24, 5:30 PM ET (Wed, Nov 25, 7:30 AM Japan Time for you)",
  );
});

test("a text says who, when and the number, and how it ends", () => {
  const sender = { name: "Rivermist", phone: "(804) 555-0100" };
  const when = momentFor(startsAt, ET, ET);
  expect(textReminder({ sender, when, link: "https://portal.example/coming/x" })).toBe(
    "Rivermist: Reminder of your appointment on Tue, Nov 24, 5:30 PM ET. Will you be there? " +
      "https://portal.example/coming/x Questions: (804) 555-0100. Reply STOP to end texts.",
  );
  expect(textReminder({ sender: NAMELESS, when, link: null })).toBe(
    "Reminder of your appointment on Tue, Nov 24, 5:30 PM ET. Reply STOP to end texts.",
  );
});

test("an address with a word of the practice's name in it says whose it is", () => {
  const practice = { name: "Rivermist Couples Counseling", shortName: "Rivermist" };
  expect(saysName("https://portal.rivermist.example", practice)).toBe(true);
  expect(saysName("https://couples-portal.example", practice)).toBe(true);
  expect(saysName("https://portal.example.org", practice)).toBe(false);
});
