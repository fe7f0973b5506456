import pg from "pg";
import { runningApp } from "../../setup/running-app";

/** What is in the running application's database: a journey ends with what it left behind, not with what was shown. */
export async function rowsOf<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: runningApp().databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
