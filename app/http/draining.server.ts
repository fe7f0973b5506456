const stopping = new AbortController();

/** Aborted once the process has been asked to end: long-lived answers finish and tell their reader to reconnect. */
export const draining: AbortSignal = stopping.signal;

export const beginDraining = (): void => stopping.abort();
