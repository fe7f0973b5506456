import type { Definition } from "./form-definition";

type Template = { slug: string; title: string; joint?: boolean; definition: Definition };

const options = (...labels: string[]) =>
  labels.map((label) => ({
    value: label
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, ""),
    label,
  }));

const YES_NO = [
  { value: "no", label: "No" },
  { value: "yes", label: "Yes" },
  { value: "rather-not", label: "I'd rather not say" },
];

/** What a practice begins with: the packet of every new member, as drafts for its own lawyer to read. */
export const STANDARD_FORMS: readonly Template[] = [
  {
    slug: "about-you",
    title: "About you and your relationship",
    definition: {
      kind: "form",
      intro:
        "This helps your therapist prepare. There are no wrong answers, and you can leave out what you like.",
      minutes: 8,
      sections: [
        {
          id: "you",
          title: "About you",
          questions: [
            {
              id: "called",
              kind: "short-text",
              label: "What should we call you?",
              hint: "The name you like to hear.",
              required: true,
              autoComplete: "nickname",
            },
            {
              id: "born",
              kind: "date",
              label: "When were you born?",
              hint: "We work with adults. For example 4 2 1990.",
              required: true,
            },
            {
              id: "reach",
              kind: "phone",
              label: "On which number can we reach you?",
              hint: "Only for a session that cannot take place as planned.",
              required: false,
            },
            {
              id: "before",
              kind: "single-choice",
              label: "Have you been in counseling before?",
              required: true,
              options: options("Yes", "No"),
            },
            {
              id: "before-what",
              kind: "long-text",
              label: "What helped then, and what did not?",
              required: false,
              maxLength: 2000,
              showIf: { question: "before", anyOf: ["yes"] },
            },
          ],
        },
        {
          id: "relationship",
          title: "Your relationship",
          questions: [
            {
              id: "kind",
              kind: "single-choice",
              label: "How would you describe your relationship?",
              required: false,
              options: options(
                "Married",
                "Partnered",
                "Dating",
                "Separated",
                "More than two partners",
                "I describe it in my own words",
              ),
            },
            {
              id: "topics",
              kind: "multiple-choice",
              label: "What would you like to work on?",
              hint: "Choose all that fit.",
              required: true,
              options: options(
                "Talking without fighting",
                "Trust",
                "Closeness",
                "Parenting",
                "Money",
                "A decision we face",
              ),
            },
            {
              id: "satisfied",
              kind: "scale",
              label: "How satisfied are you with your relationship today?",
              required: true,
              low: "Not at all",
              high: "Completely",
            },
            {
              id: "hope",
              kind: "long-text",
              label: "What would be different if counseling helped?",
              required: false,
              maxLength: 2000,
            },
          ],
        },
      ],
    },
  },
  {
    slug: "safety",
    title: "Your safety",
    definition: {
      kind: "form",
      intro: "We ask everybody these questions, each person alone. Only your care team sees your answers.",
      minutes: 3,
      sections: [
        {
          id: "safety",
          title: "Your health and safety",
          safety: true,
          questions: [
            {
              id: "afraid",
              kind: "single-choice",
              label: "Are you ever afraid of your partner?",
              required: true,
              options: YES_NO,
            },
            {
              id: "hurt",
              kind: "single-choice",
              label: "In the past year, has anybody close to you hit, pushed or threatened you?",
              required: true,
              options: YES_NO,
            },
            {
              id: "harm",
              kind: "single-choice",
              label: "In the past two weeks, have you thought of hurting yourself?",
              required: true,
              options: YES_NO,
            },
            {
              id: "safe-contact",
              kind: "email",
              label: "Is there an address where only you read what we write?",
              hint: "Leave it empty if the one you sign in with is safe.",
              required: false,
            },
          ],
        },
      ],
    },
  },
  {
    slug: "joint-consent",
    title: "Agreement on online couples counseling",
    joint: true,
    definition: {
      kind: "consent",
      summary: [
        "You meet your therapist by video. You can stop at any time.",
        "What you say stays between you and your care team. The law names a few cases in which we must act: when somebody is in danger, or when a child or an older person is being harmed.",
        "You tell us before each session where you are. We can only work while you are in Virginia or North Carolina.",
        "Both of you sign the same text. Your sessions are confirmed when both have.",
      ],
      sections: [
        {
          heading: "What counseling is",
          paragraphs: [
            "Counseling is a conversation with a goal that you choose. It can bring up hard feelings before things get better. Nobody can promise a result.",
            "Your therapist works with your relationship, not for one of you against the other.",
          ],
        },
        {
          heading: "Meeting by video",
          paragraphs: [
            "Choose a place where nobody else hears you. Use headphones if you can. If the connection fails, your therapist calls you.",
            "We are not an emergency service. If somebody is in danger now, call 911. For a crisis, call or text 988.",
          ],
        },
        {
          heading: "Where you are",
          paragraphs: [
            "Your therapist is licensed in certain states. At each session each of you must be in one of them.",
          ],
        },
        {
          heading: "Fees",
          paragraphs: [
            "You see the price before you book. You can cancel free of charge until 24 hours before a session. After that the full fee is due.",
          ],
        },
      ],
      intent: "I have read this agreement and I agree to it. My typed name is my signature.",
    },
  },
  {
    slug: "privacy-notice",
    title: "Notice of privacy practices",
    definition: {
      kind: "consent",
      summary: [
        "We keep a record of your care. Only your care team reads it.",
        "You may see it, ask for a copy, and ask us to correct it.",
        "Our billing staff see names, dates and amounts, and nothing else.",
      ],
      sections: [
        {
          heading: "How we use your information",
          paragraphs: [
            "For your treatment, for billing you, and for running the practice. For anything else we ask you first.",
          ],
        },
        {
          heading: "Your rights",
          paragraphs: [
            "You may ask for a copy of your record, for a correction, for a list of those we told, and to be reached in another way. You may complain to us or to the U.S. Department of Health and Human Services, and nothing bad follows from it.",
          ],
        },
      ],
      intent: "I have received this notice. My typed name is my signature.",
    },
  },
];
