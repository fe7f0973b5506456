const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Prints numbered steps: `[3/8] Building the pages ... 12.3 s`.
 * A step's work may return a few words on how it went; they stand before the time. While a step that talks is
 * under way, somebody else prints lines.
 */
export function stepPrinter(total) {
  let number = 0;
  return async function step(title, work, { talks = false } = {}) {
    number += 1;
    const started = performance.now();
    process.stdout.write(`[${number}/${total}] ${title} ...${talks ? "\n" : ""}`);
    try {
      const result = await work();
      const words = typeof result === "string" ? ` ${result},` : "";
      process.stdout.write(`${talks ? `[${number}/${total}] done,` : words} ${seconds(started)}\n`);
      return result;
    } catch (error) {
      process.stdout.write(` failed after ${seconds(started)}\n`);
      throw error;
    }
  };
}
