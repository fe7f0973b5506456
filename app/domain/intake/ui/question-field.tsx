import { CheckboxGroup, RadioGroup } from "#app/ui/choice-groups";
import { DateParts } from "#app/ui/date-parts";
import { SelectField, TextArea, TextField } from "#app/ui/field";
import { Scale } from "#app/ui/scale";
import type { Question } from "../form-definition";

const MOST_RADIOS = 6;

type QuestionFieldProps = {
  question: Question;
  /** What was typed last, also when it does not stand; the saved answer otherwise. */
  value: string | string[] | undefined;
  /** The parts of a date as they were typed. */
  dateParts?: { month?: string; day?: string; year?: string };
  errors?: string[];
};

/** The one way a question is asked, whoever looks: on its own page, in the builder, in a preview. */
export function QuestionField({ question, value, dateParts, errors }: QuestionFieldProps) {
  const text = Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
  const shared = {
    name: "answer",
    id: "answer",
    label: question.label,
    labelIsHeading: true,
    hint: question.hint,
    optional: !question.required,
    errors,
  };
  switch (question.kind) {
    case "short-text":
      return <TextField {...shared} defaultValue={text} autoComplete={question.autoComplete} />;
    case "long-text":
      return <TextArea {...shared} defaultValue={text} rows={6} maxLength={question.maxLength} />;
    case "email":
      return <TextField {...shared} type="email" autoComplete="email" defaultValue={text} />;
    case "phone":
      return <TextField {...shared} type="tel" autoComplete="tel" defaultValue={text} width="medium" />;
    case "scale":
      return <Scale {...shared} lowLabel={question.low} highLabel={question.high} defaultValue={text} />;
    case "multiple-choice":
      return (
        <CheckboxGroup
          {...shared}
          options={question.options}
          defaultValues={Array.isArray(value) ? value : []}
        />
      );
    case "single-choice":
      return question.options.length > MOST_RADIOS ? (
        <SelectField {...shared} options={question.options} placeholder="Choose" defaultValue={text} />
      ) : (
        <RadioGroup {...shared} options={question.options} defaultValue={text} />
      );
    case "date":
      return <DateField question={question} saved={text} typed={dateParts} errors={errors} />;
    case "statement":
      return <Statement question={question} />;
  }
}

type DateFieldProps = {
  question: Question;
  saved: string;
  typed?: { month?: string; day?: string; year?: string };
  errors?: string[];
};

function DateField({ question, saved, typed, errors }: DateFieldProps) {
  const [year = "", month = "", day = ""] = saved.split("-");
  const invalid = Boolean(errors?.length);
  return (
    <DateParts
      id="answer"
      label={question.label}
      labelIsHeading
      hint={question.hint}
      optional={!question.required}
      errors={errors}
      month={{ name: "month", id: "month", defaultValue: typed?.month ?? month.replace(/^0/, ""), invalid }}
      day={{ name: "day", id: "day", defaultValue: typed?.day ?? day.replace(/^0/, ""), invalid }}
      year={{ name: "year", id: "year", defaultValue: typed?.year ?? year, invalid }}
    />
  );
}

function Statement({ question }: { question: Extract<Question, { kind: "statement" }> }) {
  return (
    <div className="measure grid gap-4">
      <h1>{question.label}</h1>
      {question.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
