import { expect, test } from "vitest";
import { MailButton, MailLayout, MailText } from "./layout";
import { plainBody, renderMail } from "./render.server";

const link = "https://portal.example.org/appointment/abc";
const mail = (
  <MailLayout practiceName="Rivermist" practicePhone="555-0100" preview="Your appointment">
    <MailText>Tuesday, 5:30 PM ET</MailText>
    <MailButton href={link}>Change or cancel</MailButton>
  </MailLayout>
);

test("a mail asks nothing of anybody when it is opened", () => {
  const { html } = renderMail(mail);
  expect(html).not.toMatch(/<img|<link|<script|url\(|src=/i);
  expect(html).toContain('lang="en"');
  expect(html).toContain(`href="${link}"`);
});

test("a mail reads as plain text too", () => {
  const { html } = renderMail(mail);
  const text = plainBody(html);
  expect(text).toContain("Tuesday, 5:30 PM ET");
  expect(text).toContain(link);
  expect(text).not.toContain("<");
});
