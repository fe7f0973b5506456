// Loaded into the programs we start: a program whose parent was killed stops as if asked to.
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, 1000).unref();
