import sharp from "sharp";
import { expect, test } from "vitest";
import { checkFile } from "#app/platform/files/check-file.server";
import { plainName } from "#app/platform/files/file-name";
import { aPdf, aPhoto, aPicture, packedObjects, saysWhere } from "#tests/fixtures/files";

async function taken(bytes: Buffer) {
  const checked = await checkFile(bytes);
  if ("problem" in checked) throw new Error(`refused: ${checked.problem}`);
  return checked;
}

const problemOf = async (bytes: Buffer) => {
  const checked = await checkFile(bytes);
  return "problem" in checked ? checked.problem : null;
};

test("a photo loses where it was taken and everything else beside its picture, and stands upright", async () => {
  const photo = await aPhoto();
  expect(await saysWhere(photo)).toBe(true);
  expect(photo.includes("Phonemaker")).toBe(true);
  const { type, content } = await taken(photo);
  expect(type).toBe("jpg");
  expect(await saysWhere(content)).toBe(false);
  expect(content.includes("Phonemaker")).toBe(false);
  const seen = await sharp(content).metadata();
  expect(seen).toMatchObject({ format: "jpeg", width: 20, height: 40 });
  for (const kept of [seen.exif, seen.icc, seen.iptc, seen.xmp, seen.comments]) expect(kept).toBeUndefined();
});

test("PNG and WebP pictures are drawn anew in their own format, what hangs behind them is gone", async () => {
  for (const [format, type] of [
    ["png", "png"],
    ["webp", "webp"],
  ] as const) {
    const picture = Buffer.concat([await aPicture(format), Buffer.from("PK\x03\x04 a hidden archive")]);
    const { content, ...told } = await taken(picture);
    expect(told).toEqual({ type });
    expect(content.includes("hidden archive")).toBe(false);
    expect((await sharp(content).metadata()).format).toBe(format);
  }
});

test("a file is what its content says, never its beginning alone", async () => {
  expect(await problemOf(Buffer.from("<html><script>alert(1)</script>"))).toBe("type");
  expect(await problemOf(Buffer.from("MZ\x90\x00"))).toBe("type");
  expect(await problemOf(Buffer.from("GIF89a"))).toBe("type");
  expect(await problemOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe("type");
  expect(await problemOf(Buffer.alloc(0))).toBe("empty");
  const png = (await aPicture("png")).subarray(0, 8);
  expect(await problemOf(Buffer.concat([png, Buffer.from("not a picture")]))).toBe("damaged");
  expect(await problemOf(Buffer.from("\xff\xd8\xff<?php system($_GET[0]);", "latin1"))).toBe("damaged");
  expect(await problemOf((await aPicture("jpeg", 400, 400)).subarray(0, 300))).toBe("damaged");
  expect(await problemOf(Buffer.from("%PDF-1.7\nnothing more"))).toBe("damaged");
});

test("a picture that would unfold to more than 50 megapixels is not opened", async () => {
  const bomb = await aPicture("png", 7_200, 7_200);
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(await problemOf(bomb)).toBe("huge");
});

test("a picture that moves is refused", async () => {
  const one = await aPicture("png", 10, 10);
  const frames = [one, await sharp(one).negate().toBuffer()];
  const webp = await sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
  expect((await sharp(webp).metadata()).pages).toBe(2);
  expect(await problemOf(webp)).toBe("moving");
  const png = await aPicture("png");
  const control = Buffer.from(
    "\x00\x00\x00\x08acTL\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00",
    "latin1",
  );
  const at = png.indexOf("IDAT") - 4;
  expect(await problemOf(Buffer.concat([png.subarray(0, at), control, png.subarray(at)]))).toBe("moving");
});

test("a PDF is taken as it came", async () => {
  const pdf = aPdf({ words: "A letter", objects: [packedObjects("<< /Type /Font >>")] });
  expect(await taken(pdf)).toEqual({ type: "pdf", content: pdf });
});

test("a PDF that runs, sends or carries something is refused, however it spells it", async () => {
  const script = "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>";
  expect(await problemOf(aPdf({ catalog: script }))).toBe("active");
  expect(await problemOf(aPdf({ catalog: script.replace("/Java", "/#4aav#61") }))).toBe("active");
  expect(await problemOf(aPdf({ catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" }))).toBe("active");
  expect(await problemOf(aPdf({ catalog: "/Names << /EmbeddedFiles 5 0 R >>" }))).toBe("active");
  expect(await problemOf(aPdf({ catalog: "/AcroForm << /XFA 5 0 R >>" }))).toBe("active");
  const packed = packedObjects("<< /S /J#61vaScript /JS (app.alert(1)) >>");
  expect(packed).not.toContain("vaScript");
  expect(await problemOf(aPdf({ objects: [packed] }))).toBe("active");
});

test("a PDF that plays, carries or runs something without naming its type is refused", async () => {
  for (const catalog of [
    "/OpenAction << /S /Rendition /JS (app.alert(1)) >>",
    "/OpenAction << /S /Rendition /R 5 0 R >>",
    "/X << /JS 5 0 R >>",
    "/X << /J#53<6170702e616c657274> >>",
    "/X << /JS%a remark\n(app.alert(1)) >>",
    "/FS << /Type /Filespec /F (x.exe) /EF << /F 5 0 R >> >>",
    "/FS << /F (x.exe) /EF 5 0 R >>",
    "/X << /Subtype /FileAttachment >>",
    "/AA << /O 5 0 R >>",
    "/X << /S /Movie >>",
    "/X << /S /Sound >>",
    "/X << /Subtype /3D >>",
    "/X << /3DD 5 0 R >>",
  ])
    expect(await problemOf(aPdf({ catalog })), catalog).toBe("active");
});

test("two letters that stand in a picture by chance refuse no PDF", async () => {
  const picture = "\xff/JS\x8c/EF\x01/AA/3D \x9d/JSq";
  const objects = [`<< /Length ${picture.length} >>\nstream\n${picture}\nendstream`];
  expect(
    await problemOf(aPdf({ objects, catalog: "/AcroForm << /Fields [] >> /URI << /Base (x) >>" })),
  ).toBeNull();
});

test("a PDF whose packed objects hide behind a line ending, a remark or a text is refused", async () => {
  const packed = packedObjects("<< /S /JavaScript /JS (app.alert(1)) >>");
  const begins = (stream: string) => packed.replace("stream\n", () => stream);
  for (const stream of ["stream\r", "stream \r\n", "stream\t\n", "stream%\n", "stream"])
    expect(await problemOf(aPdf({ objects: [begins(stream)] })), JSON.stringify(stream)).toBe("damaged");
  expect(await problemOf(aPdf({ objects: [begins("stream\r\n")] }))).toBe("active");
  for (const text of ["(stream\n)", "(endstream)", "( obj)", "%endstream\n", "(stream\n endstream)"])
    for (const before of ["/Filter", "/First", "/N"]) {
      const hidden = packed.replace(before, () => `/X ${text} ${before}`);
      expect(hidden).not.toBe(packed);
      expect(["damaged", "active"], text).toContain(await problemOf(aPdf({ objects: [hidden] })));
    }
  const abbreviated = packed.replace("/Filter /FlateDecode", "/F /Fl");
  expect(await problemOf(aPdf({ objects: [abbreviated] }))).toBe("damaged");
});

test("a PDF whose objects cannot be looked into is refused", async () => {
  expect(await problemOf(aPdf({ trailer: "/Encrypt 9 0 R" }))).toBe("protected");
  const objects = "<< /S /JavaScript >>";
  const chained = packedObjects(objects, "[/ASCIIHexDecode /FlateDecode]");
  expect(await problemOf(aPdf({ objects: [chained] }))).toBe("damaged");
  const bomb = packedObjects(" ".repeat(40 * 1024 * 1024));
  expect(bomb.length).toBeLessThan(100_000);
  expect(await problemOf(aPdf({ objects: [bomb] }))).toBe("damaged");
});

test("a PDF that is something else beside is refused", async () => {
  const pdf = aPdf();
  const zip = Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1");
  expect(await problemOf(Buffer.concat([pdf, zip]))).toBe("damaged");
  expect(await problemOf(Buffer.concat([Buffer.from("#!/bin/sh\n"), pdf]))).toBe("type");
  expect(await problemOf(Buffer.concat([pdf, Buffer.from("<script>alert(1)</script>")]))).toBe("damaged");
  const hidden = aPdf({ objects: [`<< /Length 22 >>\nstream\n${zip.toString("latin1")}\nendstream`] });
  expect(await problemOf(hidden)).toBe("damaged");
});

// Anything that grows with the square of the length would take hours here.
test("a PDF made to be looked through for ever is looked through", { timeout: 300_000 }, async () => {
  const filled = (part: string) =>
    aPdf({ objects: [part.repeat(Math.floor((9 * 1024 * 1024) / part.length))] });
  for (const part of ["stream\n", " obj stream\n", "#41", "startxref 1 ", "/JS ", "/EF", "/AA\0"])
    expect(await problemOf(filled(part)), part).toBeNull();
  for (const part of ["/First 1 /Filter ", " obj /ObjStm", "/ObjStm stream\n", "/First 1"])
    expect(await problemOf(filled(part)), part).toBe("damaged");
  const many = packedObjects("<< /Type /Font >>").replace("\nendstream", "");
  expect(await problemOf(filled(`5 0 obj\n${many}\n`))).toBe("damaged");
});

test("a name keeps its words, and loses folders, hidden signs and its ending", () => {
  expect(plainName("C:\\Users\\me\\Letter from Dr. Ames.pdf")).toBe("Letter from Dr. Ames");
  expect(plainName("/etc/../Überweisung 2026.PNG")).toBe("Überweisung 2026");
  expect(plainName("photo\u202Egpj.exe")).toBe("photogpj");
  expect(plainName("two\nlines\u0000.jpg")).toBe("twolines");
  expect(plainName(".pdf")).toBe("Document");
  expect(plainName("x".repeat(500))).toHaveLength(120);
});
