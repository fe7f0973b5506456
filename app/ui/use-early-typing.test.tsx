import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { TextArea } from "./field";

test("a text box with a text is made on a server, where there is no document", () => {
  const page = renderToString(
    createElement(TextArea, { id: "body", name: "body", label: "Message", defaultValue: "Draft" }),
  );
  expect(page).toContain(">Draft</textarea>");
});
