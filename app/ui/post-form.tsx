import { Form } from "@remix-run/react";
import type { ComponentProps } from "react";

/** A form that posts, to this page unless `action` says otherwise; a plain one without JavaScript. */
export function PostForm(props: Omit<ComponentProps<typeof Form>, "method">) {
  return <Form {...props} method="post" />;
}
