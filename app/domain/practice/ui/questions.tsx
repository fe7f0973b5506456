import { ChevronDown } from "lucide-react";

export type Question = { ask: string; answer: string };

/** What people ask first, with the practice's own numbers in the answers. */
export function commonQuestions(practice: { cancelWindowHours: number; states: string[] }): Question[] {
  const { cancelWindowHours: hours, states } = practice;
  return [
    {
      ask: "What happens in the free call?",
      answer:
        "You tell us what brings you, as much or as little as you like. We answer your questions and say honestly whether we are the right people. Nothing follows from it unless you want it to.",
    },
    {
      ask: "Do we both have to come?",
      answer:
        "No. Many begin alone, and we also see people on their own. When two or more of you come, each has an account of their own, with answers nobody else sees.",
    },
    {
      ask: "What if my partner doesn't want to?",
      answer:
        "Come to the free call by yourself and tell us. We can talk about how to invite them, and what you can change alone.",
    },
    {
      ask: "Can we sit in different places?",
      answer: `Yes. Each of you joins by video from where you are. During a session all of you need to be in a state where your therapist is licensed: ${states.join(" or ")}.`,
    },
    {
      ask: "What if we need to cancel?",
      answer: `Move or cancel free of charge until ${hours} hours before. After that the session's fee may be due, and the button tells you so before you press it.`,
    },
    {
      ask: "Do you take insurance?",
      answer:
        "You pay us directly. If your plan pays for care outside its network, ask your therapist before you start what a receipt can be used for. Plans often do not pay for couples.",
    },
    {
      ask: "Who reads what we write?",
      answer:
        "The people who care for you, and nobody else. Every page says who can see it. Mails we send never say what they are about.",
    },
  ];
}

export function Questions({ questions }: { questions: Question[] }) {
  return (
    <div className="card divide-y divide-line px-5 sm:px-6">
      {questions.map(({ ask, answer }) => (
        <details key={ask} className="group">
          <summary className="flex min-h-16 items-center justify-between gap-4 py-3 font-semibold">
            {ask}
            <ChevronDown
              aria-hidden="true"
              className="turn size-5 shrink-0 text-link transition-transform duration-100"
            />
          </summary>
          <p className="measure pb-5 text-ink-2">{answer}</p>
        </details>
      ))}
    </div>
  );
}
