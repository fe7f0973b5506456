/** A text as it goes out. `to` is E.164; `after`: no earlier text can be this one. */
export type TextMessage = { to: string; text: string; after: Date };

/** Whoever carries texts. Everything that the house knows of them is in here. */
export type TextProvider = {
  /** Hands a text over. Throws TextRefused, or what the line says when there is no clear answer. */
  send(message: TextMessage): Promise<void>;
  /** Whether this very text was taken before: asked where an earlier try got no clear answer. */
  hasTaken(message: TextMessage): Promise<boolean>;
};

/**
 * The provider answered no. `code` is its own, without its words, which repeat the number. `forGood`: it will not take
 * this text however often it is offered.
 */
export class TextRefused extends Error {
  readonly code: string;
  readonly forGood: boolean;
  constructor(code: string, forGood: boolean) {
    super(`text refused: ${code}`);
    this.name = "TextRefused";
    this.code = code;
    this.forGood = forGood;
  }
}
