import { expect, test } from "vitest";
import { isSecret } from "./secret-fields";

test("passwords, codes and what a form hides are never kept; an answer to a question is", () => {
  for (const name of ["password", "newPassword", "code"]) expect(isSecret(name, {}), name).toBe(true);
  expect(isSecret("answer", { hide: ["answer"] })).toBe(true);
  for (const name of ["answer", "body", "postcode"]) expect(isSecret(name, {}), name).toBe(false);
});
