import { expect, test } from "vitest";
import { licenceWarnings } from "./licence-expiry";

const licence = (state: string, validUntil: string) => ({ state, validFrom: "2020-01-01", validUntil });

test("a licence that ends within 90 days or has ended is warned about, the most urgent first", () => {
  const licences = [licence("VA", "2027-01-01"), licence("NC", "2026-11-20"), licence("MD", "2028-01-01")];
  expect(licenceWarnings(licences, "2026-11-24")).toEqual([
    { state: "NC", days: -4 },
    { state: "VA", days: 38 },
  ]);
});

test("a renewed licence is not warned about", () => {
  expect(licenceWarnings([licence("VA", "2026-12-01"), licence("VA", "2028-12-01")], "2026-11-24")).toEqual(
    [],
  );
});
