import { expect, test } from "vitest";
import { chosenColumns } from "./export-columns";

test("columns come in the file's order, unknown ones are dropped and none means all", () => {
  expect(chosenColumns("ledger", ["amount", "password", "seq"]).map((column) => column.key)).toEqual([
    "seq",
    "amount",
  ]);
  expect(chosenColumns("invoices", [])).toHaveLength(8);
});
