import { RadioGroup } from "#app/ui/choice-groups";
import type { FormReply } from "#app/ui/form-problems";
import type { ServiceForAdmin } from "../service-admin-queries.server";
import { type SettingField, SettingsForm } from "./form-parts";

const SERVICE_FIELDS: readonly SettingField[] = [
  { kind: "text", name: "name", label: "Name" },
  { kind: "long", name: "description", label: "Description", hint: "Clients read this before they book" },
  { kind: "text", name: "minutes", label: "Length in minutes", width: "short" },
  { kind: "text", name: "bufferBefore", label: "Buffer before, in minutes", width: "short" },
  { kind: "text", name: "bufferAfter", label: "Buffer after, in minutes", width: "short" },
  { kind: "box", name: "onlineBookable", label: "Clients can book it themselves" },
  { kind: "box", name: "active", label: "Offered", hint: "What is booked already stays as it is" },
];

const PRICE_FIELDS: readonly SettingField[] = [
  { kind: "text", name: "price", label: "Price in dollars", hint: "For example 165.00", width: "short" },
  {
    kind: "text",
    name: "validFrom",
    label: "From which day",
    hint: "Today or later. What is booked keeps its price.",
    width: "medium",
    type: "date",
  },
];

type Props = { service: ServiceForAdmin; today: string; lastResult?: FormReply };

export const ServiceForm = ({ service, lastResult }: Props) => (
  <SettingsForm
    id="service"
    title="The service"
    intent="service"
    fields={SERVICE_FIELDS}
    values={{
      name: service.name,
      description: service.description,
      minutes: service.minutes,
      bufferBefore: service.bufferBefore,
      bufferAfter: service.bufferAfter,
      onlineBookable: service.onlineBookable,
      active: service.active,
    }}
    save="Save the service"
    lastResult={lastResult}
  />
);

export const PriceForm = ({ today, lastResult }: Props) => (
  <SettingsForm
    id="price"
    title="A new price"
    intent="price"
    fields={PRICE_FIELDS}
    values={{ validFrom: today }}
    save="Set the price"
    lastResult={lastResult}
  >
    {(fieldOf) => (
      <RadioGroup
        {...fieldOf("level")}
        label="For therapists who are"
        columns={2}
        options={[
          { value: "licensed", label: "Licensed" },
          { value: "associate", label: "Associates" },
        ]}
      />
    )}
  </SettingsForm>
);
