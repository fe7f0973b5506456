import { RadioGroup } from "#app/ui/choice-groups";

/** Whether a booking becomes a chart for two or for one. */
export function ChartKindField({ errors }: { errors?: string[] }) {
  return (
    <RadioGroup
      name="chartKind"
      label="Who will come?"
      hint="You can invite your partner on the next pages. They get a sign-in of their own."
      defaultValue="couple"
      errors={errors}
      options={[
        { value: "couple", label: "Me and my partner" },
        { value: "individual", label: "Just me" },
      ]}
    />
  );
}
