import { expect, test } from "vitest";
import { attendanceCount, attendanceWords } from "./attendance";

const people = (...coming: string[]) =>
  ["Robin", "Sam", "Uma"].map((name) => ({ name, coming: coming.includes(name) }));

test("who has said that they will be there, and who has not answered", () => {
  expect(attendanceWords(people())).toBeNull();
  expect(attendanceWords(people("Sam"))).toBe("Sam will be there. Robin and Uma have not answered.");
  expect(attendanceWords(people("Robin", "Sam"))).toBe("Robin and Sam will be there. Uma has not answered.");
  expect(attendanceWords(people("Robin", "Sam", "Uma"))).toBe("Robin, Sam, and Uma will be there.");
});

test("the same in a word or two", () => {
  expect(attendanceCount(people())).toBeNull();
  expect(attendanceCount(people("Sam"))).toBe("1 of 3 coming");
  expect(attendanceCount(people("Robin", "Sam", "Uma"))).toBe("coming");
});
