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

const hasRows = async (client, table) => {
  const found = await client.query("select to_regclass($1) is not null as there", [table]);
  return found.rows[0].there && (await client.query(`select 1 from ${table} limit 1`)).rowCount === 1;
};

/** Who is on file: "nobody", "made-up" people where the seed has left its mark, or "others". */
export async function whoIsIn(url) {
  return withClient(url, async (client) => {
    if (!(await hasRows(client, "person")) && !(await hasRows(client, "practice"))) return "nobody";
    return (await hasRows(client, "demo_mark")) ? "made-up" : "others";
  });
}

/** What the migrations name the application's role. */
const ROLE = "attune_app";

async function isApplicationUser(url) {
  const asking = withClient(url, async (client) => {
    const { rows } = await client.query("select pg_has_role(current_user, $1, 'member') as is_member", [
      ROLE,
    ]);
    return rows[0].is_member;
  });
  return asking.catch(() => false);
}

/**
 * Makes the user that `appUrl` names, with its password, a member of the application's role. A user that is one already
 * is left alone, so that an owner who may not make users can have it made by somebody else.
 */
export async function ensureApplicationUser(ownerUrl, appUrl) {
  if (await isApplicationUser(appUrl)) return;
  const { username, password } = new URL(appUrl);
  const name = decodeURIComponent(username);
  await withClient(ownerUrl, async (client) => {
    const known = await client.query("select 1 from pg_roles where rolname = $1", [name]);
    const verb = known.rowCount === 1 ? "alter" : "create";
    const secret = client.escapeLiteral(decodeURIComponent(password));
    await client.query(`${verb} role ${quoted(name)} login password ${secret}`);
    await client.query(`grant ${ROLE} to ${quoted(name)}`);
  });
}
