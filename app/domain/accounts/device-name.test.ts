import { expect, test } from "vitest";
import { deviceName } from "./device-name";

test("a device is called by its browser and system", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/147.0.0.0 Safari/537.36";
  const iphone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1";
  expect(deviceName(chrome)).toBe("Chrome on Windows");
  expect(deviceName(iphone)).toBe("Safari on iPhone");
});

test("what is not known is said so", () => {
  expect(deviceName(null)).toBe("Unknown device");
  expect(deviceName("curl/8")).toBe("Unknown device");
});
