import { Socket } from "node:net";

/**
 * The way to the database. What is asked in one go leaves in one piece, however many statements it is: each piece costs both
 * sides a call of the system. A line that says nothing for `silenceMs` ends with an error, as a line does that is cut, and
 * its waiting queries fail with it.
 */
export class DatabaseLine extends Socket {
  #isGathering = false;

  constructor(silenceMs: number) {
    super();
    const away = () => this.destroy(new Error("Connection terminated: the database has fallen silent"));
    this.setTimeout(silenceMs, away);
  }

  /** `pg` corks the line for each statement: the last uncorking waits until all of this turn have been asked. */
  override uncork(): void {
    if (this.#isGathering || this.writableCorked !== 1) {
      super.uncork();
      return;
    }
    this.#isGathering = true;
    process.nextTick(() => {
      this.#isGathering = false;
      super.uncork();
    });
  }
}
