const NUMBER = /^[\d-]+$/;

/**
 * Whether a text says a word; a number with or without its country. Digits beside other digits of hex are no number that
 * somebody is reached by but a part of an id: among thousands of ids, which are `…-a932-5221…`, sooner or later one has
 * those of any number.
 */
export function isSaid(text: string, word: string): boolean {
  if (!text.includes(word)) return false;
  return !NUMBER.test(word) || new RegExp(`(?<![0-9a-f])(?:1-?)?${word}(?![0-9a-f])`).test(text);
}
