import { buffer } from "node:stream/consumers";
import { expect, type Locator, type Page } from "@playwright/test";
import { EICAR, UNANSWERED } from "../emulators/clamd/start";
import { aPdf, aPhoto, saysWhere } from "../fixtures/files";
import { bothWays } from "./support/both-ways";
import { expectRefused } from "./support/crossed-page";
import { type Look, someone } from "./support/letters";
import { newCouple } from "./support/new-couple";
import { heading, lookWith, main, press } from "./support/page-words";
import { rowsOf } from "./support/rows";

const AMARA = "amara.okafor@example.com";
const CHECKED = { timeout: 30_000 };

const pdf = (name: string, words = name) => ({
  name: `${name}.pdf`,
  mimeType: "application/pdf",
  buffer: aPdf({ words }),
});
const row = (page: Page, name: string): Locator => main(page).getByRole("listitem").filter({ hasText: name });
const linkTo = (page: Page, name: string): Locator => row(page, name).getByRole("link", { name });

type Chosen = { name: string; mimeType: string; buffer: Buffer };

async function send(page: Page, readers: RegExp, file: Chosen): Promise<void> {
  await page.getByRole("radio", { name: readers }).check();
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await press(page, "Upload");
  await expect(page.getByText("Uploaded.")).toBeVisible();
}

/** Goes to the form from the list. */
async function upload(page: Page, readers: RegExp, file: Chosen): Promise<void> {
  await page.getByRole("link", { name: "Upload a document" }).click();
  await heading(page, /Upload a document/);
  await send(page, readers, file);
}

/** Saves a document as a browser does, and gives what it is called and what is in it. */
async function saved(page: Page, link: Locator): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), content: await buffer(await download.createReadStream()) };
}

/** No browser shows it inside a page, guesses its type, runs anything of it or keeps a copy. */
async function expectForKeeping(page: Page, address: string): Promise<void> {
  const headers = (await page.request.get(address)).headers();
  expect(headers["content-disposition"]).toBe('attachment; filename="Our-board.jpg"');
  expect(headers["content-type"]).toBe("image/jpeg");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["content-security-policy"]).toContain("sandbox; default-src 'none'");
  expect(headers["cache-control"]).toBe("no-store");
}

async function takeBack(page: Page, name: string): Promise<void> {
  await row(page, name).getByText("Take back", { exact: false }).first().click();
  await press(page, `Take back “${name}”`);
  await expect(page.getByText(/^Taken back\./)).toBeVisible();
}

/** What can go wrong on the way to a first private document, and that it goes well in the end. */
async function sendPrivately(page: Page, file: Chosen, look: Look): Promise<void> {
  await page.goto("/client/more");
  await main(page)
    .getByRole("link", { name: /^Documents/ })
    .click();
  await heading(page, "Documents");
  await look(page);
  await page.getByRole("link", { name: "Upload a document" }).click();
  await heading(page, /Upload a document/);
  await look(page);
  await expectRefused(page, "Upload", "Choose who can open it.", "Choose a file.");
  await look(page);
  await page.getByRole("radio", { name: /Only you and Amara/ }).check();
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await expectRefused(page, "Upload", "Before your first private document");
  await page.getByRole("link", { name: "Read how private information is handled" }).click();
  await press(page, "I have read this");
  await heading(page, /Upload a document/);
  await page.getByRole("radio", { name: /Only you and Amara/ }).check();
  const program = { name: "holiday.jpg", mimeType: "image/jpeg", buffer: Buffer.from("MZ a program") };
  await page.getByLabel("File", { exact: true }).setInputFiles(program);
  await expectRefused(page, "Upload", "Choose a PDF, JPG, PNG or WebP file.");
  await send(page, /Only you and Amara/, file);
}

bothWays(
  "a member shares one document with everybody and one with the therapist alone, who answers with another",
  async ({ browser, javaScriptEnabled }) => {
    const look = lookWith({ javaScriptEnabled });
    const { emails, chartId } = await newCouple();
    const alex = await someone(browser, emails[0], javaScriptEnabled);
    await sendPrivately(alex, pdf("My letter"), look);
    const photo = { name: "Our board.jpeg", mimeType: "image/jpeg", buffer: await aPhoto() };
    await upload(alex, /You, Blake, and Amara/, photo);
    await expect(linkTo(alex, "Our board")).toBeVisible(CHECKED);
    await expect(linkTo(alex, "My letter")).toBeVisible(CHECKED);
    await look(alex);
    const board = await saved(alex, linkTo(alex, "Our board"));
    expect(board.name).toBe("Our-board.jpg");
    expect(await saysWhere(board.content)).toBe(false);
    await expectForKeeping(alex, (await linkTo(alex, "Our board").getAttribute("href")) ?? "");
    const letter = (await linkTo(alex, "My letter").getAttribute("href")) ?? "";

    const blake = await someone(browser, emails[1], javaScriptEnabled);
    await blake.goto("/client");
    await blake.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "More" }).click();
    await main(blake)
      .getByRole("link", { name: /^Documents/ })
      .click();
    await expect(row(blake, "Our board")).toContainText("From Alex");
    await expect(row(blake, "Our board").getByText("Take back")).toHaveCount(0);
    await expect(main(blake)).not.toContainText("My letter");
    expect((await blake.goto(letter))?.status()).toBe(404);

    const amara = await someone(browser, AMARA, javaScriptEnabled);
    await amara.goto(`/therapist/charts/${chartId}`);
    await amara.getByRole("link", { name: "Documents", exact: true }).click();
    const privately = amara.getByRole("region", { name: "Private, with Alex" });
    await expect(privately).toContainText("My letter");
    await look(amara);
    expect((await saved(amara, linkTo(amara, "My letter"))).content.toString("latin1")).toContain(
      "My letter",
    );
    await upload(amara, /Only Blake/, pdf("A question"));
    await expect(linkTo(amara, "A question")).toBeVisible(CHECKED);
    await takeBack(amara, "Our board");
    await expect(amara.getByRole("region", { name: "Taken back" })).toContainText("Our board");
    await look(amara);

    await blake.goto("/client/documents");
    await expect(blake.getByRole("region", { name: "From your therapist" })).toContainText("A question");
    await expect(main(blake)).not.toContainText("Our board");
    await look(blake);
    await alex.goto("/client/documents");
    await expect(main(alex)).not.toContainText("A question");
    await takeBack(alex, "My letter");
    await expect(main(alex)).not.toContainText("My letter");
  },
);

bothWays(
  "a file with a virus is destroyed, and only its uploader hears of it",
  async ({ browser, javaScriptEnabled }) => {
    const look = lookWith({ javaScriptEnabled });
    const { emails } = await newCouple();
    const alex = await someone(browser, emails[0], javaScriptEnabled);
    await alex.goto("/client/documents");
    const file = { ...pdf("A find"), buffer: aPdf({ comment: EICAR }) };
    await upload(alex, /You, Blake, and Amara/, file);
    await expect(row(alex, "A find")).toContainText("A virus was found in this file.", CHECKED);
    await expect(linkTo(alex, "A find")).toHaveCount(0);
    await look(alex);
    const blake = await someone(browser, emails[1], javaScriptEnabled);
    await blake.goto("/client/documents");
    await expect(main(blake)).not.toContainText("A find");
  },
);

bothWays(
  "a file that is being checked is nobody's yet, and its uploader reads so",
  async ({ browser, javaScriptEnabled }) => {
    const { emails, chartId } = await newCouple();
    const alex = await someone(browser, emails[0], javaScriptEnabled);
    await alex.goto("/client/documents");
    const file = { ...pdf("A long wait"), buffer: aPdf({ comment: UNANSWERED }) };
    await upload(alex, /You, Blake, and Amara/, file);
    await expect(row(alex, "A long wait")).toContainText("Being checked");
    await expect(linkTo(alex, "A long wait")).toHaveCount(0);
    await lookWith({ javaScriptEnabled })(alex);
    const [{ id = "" } = {}] = await rowsOf<{ id: string }>("SELECT id FROM document WHERE chart_id = $1", [
      chartId,
    ]);
    expect((await alex.goto(`/client/documents/${id}/file`))?.status()).toBe(404);
    for (const [email, page, address] of [
      [emails[1], "/client/documents", `/client/documents/${id}/file`],
      [AMARA, `/therapist/charts/${chartId}/documents`, `/therapist/charts/${chartId}/documents/${id}/file`],
    ] as const) {
      const other = await someone(browser, email, javaScriptEnabled);
      await other.goto(page);
      await expect(main(other)).not.toContainText("A long wait");
      expect((await other.goto(address))?.status()).toBe(404);
    }
  },
);

bothWays("a file that is too large is turned away in words", async ({ browser, javaScriptEnabled }) => {
  const { emails } = await newCouple();
  const page = await someone(browser, emails[0], javaScriptEnabled);
  await page.goto("/client/documents/new");
  await page.getByRole("radio", { name: /You, Blake, and Amara/ }).check();
  const large = { ...pdf("Large"), buffer: Buffer.alloc(10 * 1024 * 1024 + 1) };
  await page.getByLabel("File", { exact: true }).setInputFiles(large);
  if (javaScriptEnabled) {
    await expect(main(page)).toContainText("That file is larger than 10 MB.");
    await lookWith({ javaScriptEnabled })(page);
    await expectRefused(page, "Upload", "Choose a file.");
    return;
  }
  await press(page, "Upload");
  await heading(page, "That is too large");
  await expect(main(page)).toContainText("A file may have 10 MB at most");
});
