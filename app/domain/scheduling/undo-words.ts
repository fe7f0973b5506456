/** What a page says after an undo. */
export const UNDONE = {
  booking: "The booking is taken back. Nothing was sent.",
  move: "The old time is back. Nothing was sent.",
  cancellation: "It is booked again, as before. Nothing was sent.",
} as const;
