import { Form, type FormProps } from "@remix-run/react";
import { forwardRef } from "react";

type PostFormProps = Omit<FormProps, "method" | "noValidate">;

/** A form that posts to its own page. The server checks it and answers with the same page and all problems at once. */
export const PostForm = forwardRef<HTMLFormElement, PostFormProps>(function PostForm(props, ref) {
  return <Form ref={ref} method="post" noValidate {...props} />;
});
