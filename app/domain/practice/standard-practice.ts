// What a practice begins with. All of it is data that its admins edit.

export const STANDARD_RULES = {
  noticeMinutes: 120,
  horizonDays: 60,
  slotStepMinutes: 30,
  cancelWindowHours: 24,
  lateCancelFeePercent: 100,
  freeLateCancels: 0,
  paymentDueDays: 14,
  replyBusinessDays: 1,
  directoryUrl: "https://www.aamft.org/Directories/Find_a_Therapist.aspx",
} as const;

export const STANDARD_POLICIES = [
  {
    kind: "no_secrets",
    title: "No secrets between partners",
    text: "We work with the two of you as one. What one of you tells your therapist alone may be brought into your joint sessions when your therapist thinks it matters for your work together. If you want to keep something to yourself, please tell us before you share it.",
  },
  {
    kind: "limited_secrets",
    title: "Some things may stay private",
    text: "What one of you tells your therapist alone stays private unless you agree to share it, or unless somebody is in danger. Your therapist may ask you to bring a matter into your joint sessions, and may end joint work that a secret makes impossible.",
  },
  {
    kind: "cancellation",
    title: "Changing or canceling a session",
    text: "You can move or cancel free of charge until 24 hours before a session. After that the full fee is due, because the hour cannot be given to anybody else. Your therapist may waive the fee.",
  },
  {
    kind: "card_on_file",
    title: "Your card on file",
    text: "You may save a card with our payment provider. It is charged only when you press Pay. We see its brand and its last four digits and nothing else. You can remove it at any time.",
  },
  {
    kind: "privacy",
    title: "How we keep your records",
    text: "Your record belongs to your care. Only your care team reads it. Our billing staff see names, dates and amounts. We never sell or share what you tell us, and no page of this portal loads anything from other companies. You may ask for a copy of your record at any time.",
  },
] as const;

export const STANDARD_SERVICES = [
  {
    slug: "free-call",
    kind: "consultation",
    name: "Free 15-minute call",
    description: "A short talk by phone or video, to see whether we fit.",
    minutes: 15,
    bufferAfter: 15,
    onlineBookable: true,
    cents: { licensed: 0, associate: 0 },
  },
  {
    slug: "couple-50",
    kind: "couple_session",
    name: "Couple session, 50 minutes",
    description: "The two of you, or more, with your therapist, by video.",
    minutes: 50,
    bufferAfter: 10,
    onlineBookable: true,
    cents: { licensed: 16_500, associate: 11_000 },
  },
  {
    slug: "individual-50",
    kind: "individual_session",
    name: "Individual session, 50 minutes",
    description: "For one person, by video.",
    minutes: 50,
    bufferAfter: 10,
    onlineBookable: true,
    cents: { licensed: 14_000, associate: 9_500 },
  },
  {
    slug: "couple-80",
    kind: "couple_session",
    name: "Long couple session, 80 minutes",
    description: "For work that needs more room. Booked with your therapist.",
    minutes: 80,
    bufferAfter: 10,
    onlineBookable: false,
    cents: { licensed: 25_000, associate: 16_500 },
  },
] as const;
