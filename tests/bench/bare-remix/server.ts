// A Remix page and nothing else: the floor of our pages.
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";

const address = new URL("../../../build/bare-remix/server/index.js", import.meta.url).href;
const build = (await import(address)) as ServerBuild;
const app = express();
app.disable("x-powered-by");
app.all("*", createRequestHandler({ build, mode: "production" }));
app.listen(Number(process.env.PORT), "127.0.0.1");
