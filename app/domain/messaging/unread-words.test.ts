import { expect, test } from "vitest";
import { sendersInWords } from "./unread-words";

const from = (...names: string[]) =>
  names.map((chosenName) => ({ senderId: chosenName, chosenName, count: 1 }));

test("everybody who wrote is named once, two of them at most", () => {
  expect(sendersInWords(from("Sam"))).toBe("Sam");
  expect(sendersInWords(from("Amara", "Sam", "Amara"))).toBe("Amara and Sam");
  expect(sendersInWords(from("Amara", "Sam", "Kim", "Lee"))).toBe("Amara, Sam, and others");
});

test("two people of one name are two", () => {
  const [one] = from("Sam");
  expect(one && sendersInWords([one, { ...one, senderId: "another" }])).toBe("Sam and Sam");
});
