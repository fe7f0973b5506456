import type { SecondStep } from "#app/domain/shared/actor";

/** Where whoever is half signed in goes on. */
export const STEPS: Record<SecondStep, string> = {
  "second-factor": "/sign-in/second-step",
  "set-up": "/profile/second-step",
};
