import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import express, { type Request, type RequestHandler, type Response, Router } from "express";

const A_YEAR = "public, max-age=31536000, immutable";
const AN_HOUR = "public, max-age=3600";
const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

const shrink = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

type Encoding = keyof typeof shrink;

/** Scripts and styles in fewer bytes, made at the first request for each and kept: their names never change meaning. */
function compressedAssets(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder).filter((name) => TYPES[path.extname(name)]));
  const kept = new Map<string, Promise<Buffer>>();
  const compressed = (name: string, encoding: Encoding): Promise<Buffer> => {
    const key = `${encoding}:${name}`;
    const found = kept.get(key) ?? readFile(path.join(folder, name)).then(shrink[encoding]);
    kept.set(key, found);
    return found;
  };
  return async (request: Request, response: Response, next) => {
    const name = request.path.slice(1);
    const encoding = request.acceptsEncodings("br", "gzip", "identity");
    if (!names.has(name) || (encoding !== "br" && encoding !== "gzip")) {
      next();
      return;
    }
    const body = await compressed(name, encoding).catch(next);
    if (!body) return;
    response.setHeader("Cache-Control", A_YEAR);
    response.setHeader("Content-Type", TYPES[path.extname(name)] ?? "");
    response.setHeader("Content-Encoding", encoding);
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("Content-Length", body.length);
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

/** What turns out not to be answered with the file (its range or condition does not hold) is kept by nobody. */
function files(folder: string, caching: string): RequestHandler {
  const serve = express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: "ignore",
    setHeaders: (response) => response.setHeader("Cache-Control", caching),
  });
  return (request, response, next) =>
    serve(request, response, (error?: unknown) => {
      response.setHeader("Cache-Control", "no-store");
      next(error);
    });
}

/** Pages ask the disk for nothing: what is not one of these names is no file. */
function onlyFor(names: readonly string[], serve: RequestHandler): RequestHandler {
  const paths = new Set(names.map((name) => `/${name}`));
  return (request, response, next) => {
    if (paths.has(request.path)) serve(request, response, next);
    else next();
  };
}

/** Files with a hash in their name never change; the others are asked for again after an hour. */
export function staticAssets(clientFolder: string): RequestHandler {
  const assets = Router();
  const hashed = path.join(clientFolder, "assets");
  assets.use("/assets", compressedAssets(hashed), files(hashed, A_YEAR), (_request, response) => {
    response.status(404).type("text/plain").send("not found");
  });
  assets.use(onlyFor(readdirSync(clientFolder), files(clientFolder, AN_HOUR)));
  return assets;
}
