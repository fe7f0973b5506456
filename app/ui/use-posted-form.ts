import { useNavigation } from "@remix-run/react";

/** The fields of a form of this intent while it is on its way; null before and after. */
export function usePostedForm(intent: string): FormData | null {
  const { formData } = useNavigation();
  return formData?.get("intent") === intent ? formData : null;
}
