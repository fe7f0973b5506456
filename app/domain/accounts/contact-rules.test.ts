import { expect, test } from "vitest";
import { contactWords, NAMELESS, senderFor, USUAL_RULES } from "./contact-rules";

const practice = { shortName: "Rivermist", phone: "(804) 555-0100" };

test("whoever has said nothing may be called, spoken to on a machine and told who writes", () => {
  expect(contactWords(USUAL_RULES)).toEqual([]);
  expect(senderFor(practice, USUAL_RULES)).toEqual({ name: "Rivermist", phone: "(804) 555-0100" });
});

test("each thing that must not be done is said, and the name goes with the number", () => {
  const strict = { ...USUAL_RULES, mayCall: false, mayLeaveVoicemail: false, namesPractice: false };
  expect(contactWords(strict)).toEqual(["Never call", "No voicemail", "Do not name the practice"]);
  expect(senderFor(practice, strict)).toEqual(NAMELESS);
});
