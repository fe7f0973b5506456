import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { aPractice } from "#tests/fixtures/scheduling-world";

afterAll(closeDatabase);

test("what a transaction reads side by side reaches its one connection one after the other", async () => {
  const { amara } = await aPractice();
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on("warning", listen);
  const found = await inTransaction((tx) =>
    tx.therapist.findUnique({
      where: { id: amara.therapistId },
      select: { person: true, licences: true, availability: true, careTeams: true, appointments: true },
    }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", listen);
  expect(found?.person.chosenName).toBe("Amara");
  expect(found?.licences).toHaveLength(2);
  expect(found?.availability).toHaveLength(5);
  expect(warnings).toEqual([]);
});
