/** SQL against one database, through the installed `pg`. */
export async function withClient(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

export async function databaseExists(adminUrl, name) {
  return withClient(adminUrl, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    return found.rowCount === 1;
  });
}

/** Makes an empty database, or a copy of the template; whatever had the name before is gone. */
export async function createDatabase(adminUrl, name, template = "template1") {
  await withClient(adminUrl, async (client) => {
    await client.query(`drop database if exists ${quoted(name)} with (force)`);
    await client.query(`create database ${quoted(name)} template ${quoted(template)}`);
  });
}

/** Puts a finished database in the place of another one in one go. */
export async function renameDatabase(adminUrl, from, to) {
  await withClient(adminUrl, async (client) => {
    await client.query(`drop database if exists ${quoted(to)} with (force)`);
    await client.query(`alter database ${quoted(from)} rename to ${quoted(to)}`);
  });
}

/** True when somebody is on file: the demo data (or a practice's own) is there. */
export async function hasPeople(url) {
  return withClient(url, async (client) => {
    const table = await client.query("select to_regclass('person') is not null as there");
    if (!table.rows[0].there) return false;
    const people = await client.query("select 1 from person limit 1");
    return people.rowCount === 1;
  });
}
