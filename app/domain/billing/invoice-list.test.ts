import { expect, test } from "vitest";
import { daysWords, filterOf, invoicesPath } from "./invoice-list";
import { invoiceSearch } from "./schemas";

test("an address says only what differs from the usual list", () => {
  expect(invoicesPath({ tab: "open", sort: "due", direction: "asc", page: 1 })).toBe("/admin/invoices");
  expect(invoicesPath({ tab: "past-due", daysFrom: 31, daysTo: 60 })).toBe(
    "/admin/invoices?tab=past-due&from=31&to=60",
  );
});

test("a filter survives its address", () => {
  const path = invoicesPath({
    tab: "all",
    q: "Núñez & co",
    daysFrom: 1,
    sort: "owed",
    direction: "desc",
    page: 3,
  });
  const query = Object.fromEntries(new URL(path, "http://own.invalid").searchParams);
  const filter = filterOf(invoiceSearch.parse(query));
  expect(filter).toEqual({
    tab: "all",
    q: "Núñez & co",
    chartId: null,
    daysFrom: 1,
    daysTo: null,
    sort: "owed",
    direction: "desc",
    page: 3,
  });
});

test("nonsense in an address falls back to the usual list", () => {
  const filter = filterOf(
    invoiceSearch.parse({ tab: "x", sort: "drop table", page: "-1", chart: "1", from: "a" }),
  );
  expect(filter).toMatchObject({ tab: "open", sort: "due", page: 1, chartId: null, daysFrom: null });
});

test("a list narrowed by age says so", () => {
  const words = (daysFrom: number | null, daysTo: number | null) => daysWords({ daysFrom, daysTo });
  expect(words(null, null)).toBeNull();
  expect(words(null, 0)).toBe("not yet past due");
  expect(words(31, 60)).toBe("31 to 60 days past due");
  expect(words(91, null)).toBe("91 days past due or more");
});
