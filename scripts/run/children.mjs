import { spawn } from "node:child_process";
import { Refusal, root } from "./project.mjs";

const preload = new URL("./end-with-parent.mjs", import.meta.url).href;
const commands = new Set();
const programs = new Set();

/** Arguments that let Node run one of the project's TypeScript files. */
export const typescript = (file, ...args) => ["--import", "tsx", file, ...args];

/**
 * Runs a command to its end and gives back its output. Fails with the output when the command fails,
 * unless `check` is false: then the exit code comes back too.
 */
export function run(command, args, { env = {}, cwd = root, check = true } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    commands.add(child);
    let output = "";
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.once("error", (error) => reject(new Refusal(`${command} cannot be started: ${error.message}`)));
    child.once("close", (code) => {
      commands.delete(child);
      if (code === 0 || !check) resolve({ code: code ?? 1, output });
      else reject(new Refusal(output.trim() || `${command} ${args.join(" ")} ended with code ${code}`));
    });
  });
}

/** Runs Node to its end; see `run`. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** glibc gives threads arenas of their own, whose freed memory stays with the process: a third of what a server takes. */
const ONE_ARENA = { MALLOC_ARENA_MAX: "1" };

/**
 * Starts a Node program that keeps commands. It leads its own process group, so that Ctrl-C reaches only us
 * and we stop things in order, and it ends by itself when we are killed.
 *
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, stdio?: "inherit" | "ignore" | number }} [options] stdio: where its
 *   output goes; a number is an open file
 */
export function startNode(args, { env = {}, stdio = "inherit" } = {}) {
  const child = spawn(process.execPath, ["--import", preload, ...args], {
    cwd: root,
    env: { ...ONE_ARENA, ...process.env, ...env },
    stdio: ["ignore", stdio, stdio],
    detached: true,
  });
  programs.add(child);
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
  ended.then(() => programs.delete(child));
  return {
    pid: child.pid,
    ended,
    alive: () => child.exitCode === null && child.signalCode === null,
    stop: () => stopChild(child, ended),
  };
}

async function stopChild(child, ended, patienceMs = 15_000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await ended;
  clearTimeout(impatience);
}

/** Kills whatever is still running, at once. */
export function killAll() {
  for (const child of [...programs, ...commands]) child.kill("SIGKILL");
}

/** Ends the commands of `run` that are under way; the programs of `startNode` have their own `stop`. */
export function interruptAll() {
  for (const child of commands) child.kill("SIGTERM");
}
