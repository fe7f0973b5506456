import { allowOnly, groupOf, metadataOf, type Params, textOf } from "../form-body";
import { newStripeId } from "../ids";
import { page } from "../listing";
import { need } from "../store";
import type { Customer } from "../types";
import type { Call, Endpoint } from "./endpoint";

const FIELDS = ["email", "name", "description", "metadata", "invoice_settings", "preferred_locales"];

function change(call: Call, customer: Customer): Customer {
  const { params } = call;
  for (const field of ["email", "name", "description"] as const) {
    if (field in params) customer[field] = textOf(params, field);
  }
  const settings: Params = groupOf(params, "invoice_settings");
  if ("default_payment_method" in settings) {
    const id = textOf(settings, "default_payment_method");
    if (id) need(call.emulator.state.paymentMethods, "PaymentMethod", id, "default_payment_method");
    customer.invoice_settings.default_payment_method = id;
  }
  customer.metadata = metadataOf(params, customer.metadata);
  return customer;
}

function create(call: Call): Customer {
  allowOnly(call.params, FIELDS);
  const customer = change(call, {
    id: newStripeId("cus", 14),
    object: "customer",
    created: call.emulator.now(),
    livemode: false,
    email: null,
    name: null,
    description: null,
    metadata: {},
    invoice_settings: { default_payment_method: null },
  });
  call.emulator.state.customers.set(customer.id, customer);
  call.emulator.emit("customer.created", customer);
  return customer;
}

function update(call: Call): Customer {
  allowOnly(call.params, FIELDS);
  const customer = change(call, need(call.emulator.state.customers, "customer", call.id));
  call.emulator.emit("customer.updated", customer);
  return customer;
}

function methodsOf({ emulator, params, path, id }: Call) {
  need(emulator.state.customers, "customer", id);
  const theirs = [...emulator.state.paymentMethods.values()].filter((method) => method.customer === id);
  return page(theirs, params, path, ["type"]);
}

export const customerEndpoints: Endpoint[] = [
  { method: "POST", path: "/v1/customers", run: create },
  {
    method: "GET",
    path: "/v1/customers",
    run: ({ emulator, params, path }) => page(emulator.state.customers.values(), params, path, ["email"]),
  },
  {
    method: "GET",
    path: "/v1/customers/:id",
    run: ({ emulator, id }) => need(emulator.state.customers, "customer", id),
  },
  { method: "POST", path: "/v1/customers/:id", run: update },
  { method: "GET", path: "/v1/customers/:id/payment_methods", run: methodsOf },
];
