import { expect, test } from "vitest";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { pool } from "#app/platform/db/pool.server";
import { loggableError } from "#app/platform/loggable-error";

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const INTO = "INSERT INTO person (id, chosen_name, email_sealed, email_index) VALUES ($1, $2, '', $3)";

test("what the log says of an error of the database is what it is about, and nothing that a row held", async () => {
  const canary = "Canary Holloway";
  await pool.query(INTO, [newId(), canary, canary]);
  const errors = await Promise.all([
    thrownBy(pool.query(INTO, [newId(), canary, canary])),
    thrownBy(
      pool.query("INSERT INTO role_grant (id, person_id, role) VALUES ($1, $2, 'client')", [
        newId(),
        newId(),
      ]),
    ),
    thrownBy(pool.query("SELECT $1::uuid", [canary])),
    thrownBy(pool.query("INSERT INTO person (id, chosen_name) VALUES ($1, $2)", [newId(), canary])),
    thrownBy(
      db.$executeRaw`INSERT INTO person (id, chosen_name, email_sealed, email_index) VALUES (${newId()}::uuid, ${canary}, '', ${canary})`,
    ),
  ]);
  // Postgres itself does say it.
  expect(errors.map((error) => String((error as { detail?: string }).detail))[0]).toContain(canary);
  const said = errors.map((error) => JSON.stringify(loggableError(error)));
  expect(said.filter((text) => text.includes(canary))).toEqual([]);
  expect(said[0]).toMatch(/"code":"23505".*"table":"person","constraint":"person_email_index_key"/);
  expect(said[2]).toContain('"code":"22P02"');
  for (const text of said) expect(text).toContain("at ");
});

test("the error behind an error is said as sparingly, and what is no error by its kind only", () => {
  const behind = Object.assign(new Error("behind"), {
    detail: "Key (email)=(canary) already exists.",
    code: "23505",
  });
  const said = JSON.stringify(loggableError(new Error("in front", { cause: behind })));
  expect(said).toContain('"message":"behind"');
  expect(said).not.toContain("canary");
  expect(loggableError("canary")).toEqual({ type: "string" });
  expect(loggableError(null)).toEqual({ type: "object" });
});
