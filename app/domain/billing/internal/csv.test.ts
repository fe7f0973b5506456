import { expect, test } from "vitest";
import { chosenColumns } from "../export-columns";
import { toCsv } from "./csv.server";

const columns = [
  { key: "household", header: "Household" },
  { key: "amount", header: "Amount" },
];

test("the file begins with a byte order mark and ends its lines as spreadsheets expect", () => {
  expect(toCsv(columns, [{ household: "Núñez & Weber", amount: { cents: 15_001 } }])).toBe(
    "\ufeffHousehold,Amount\r\nNúñez & Weber,150.01\r\n",
  );
});

test("text never runs as a formula, while a negative amount stays a number", () => {
  for (const bad of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"]) {
    const line = toCsv(columns, [{ household: bad, amount: { cents: -500 } }]).split("Amount\r\n")[1] ?? "";
    expect(line.replace(/^"/, "").startsWith("'")).toBe(true);
    expect(line.trimEnd().endsWith("-5.00")).toBe(true);
  }
});

test("quotes, commas and line breaks inside a cell stay inside it", () => {
  const text = 'a "b", c\nd';
  expect(toCsv(columns, [{ household: text, amount: null }])).toContain('"a ""b"", c\nd"');
});

test("unknown columns are dropped and none means all", () => {
  expect(chosenColumns("ledger", ["amount", "password", "seq"]).map((column) => column.key)).toEqual([
    "seq",
    "amount",
  ]);
  expect(chosenColumns("invoices", [])).toHaveLength(8);
});
