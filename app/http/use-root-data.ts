import { useRouteLoaderData } from "@remix-run/react";
import type { rootData } from "./root-data.server";

/** The root loader's type without importing the root, which imports us. */
export type RootData = typeof rootData;

/** Colors in force, the line after a redirect, the practice's name and contact. Undefined where the root failed. */
export const useRootData = () => useRouteLoaderData<RootData>("root");
