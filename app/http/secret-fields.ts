import type { Declaration } from "./declaration";

const SECRET = /password|^code$/i;

/** What is never kept nor sent back: whoever goes on types it again. */
export const isSecret = (name: string, { hide = [] }: Pick<Declaration, "hide">): boolean =>
  SECRET.test(name) || hide.includes(name);
