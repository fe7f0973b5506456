/** Beside everything of the private safety screen. */
export const ALONE = "Only your therapist sees these answers. Your partner will never see them.";
