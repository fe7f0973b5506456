import { expect, test } from "vitest";
import { isOnHostOf, videoAddress, videoHosts } from "./video-address";

const isTaken = (text: string) => videoAddress.safeParse(text).success;

test.each([
  "",
  "https://video.example.com/amara-okafor",
  "https://us02web.zoom.us/j/123456?pwd=abc",
  "https://meet.example.com/room#config.prejoin=true",
])("a video address may be %s", (text) => {
  expect(isTaken(text)).toBe(true);
});

test.each([
  "http://video.example.com/room",
  "javascript:alert(1)",
  "//video.example.com/room",
  "https://localhost/room",
  "https://127.0.0.1/room",
  "https://name:word@video.example.com/room",
  "https://name@video.example.com/room",
  `https://video.example.com/${"a".repeat(500)}`,
  "video.example.com/room",
])("a video address may not be %s", (text) => {
  expect(isTaken(text)).toBe(false);
});

test("a service named stands for its own hosts and for no others", () => {
  const hosts = videoHosts.parse("Zoom.us,  meet.example.com zoom.us");
  expect(hosts).toEqual(["zoom.us", "meet.example.com"]);
  expect(isOnHostOf("https://us02web.zoom.us/j/1", hosts)).toBe(true);
  expect(isOnHostOf("https://zoom.us/j/1", hosts)).toBe(true);
  expect(isOnHostOf("https://notzoom.us/j/1", hosts)).toBe(false);
  expect(isOnHostOf("https://zoom.us.example.org/j/1", hosts)).toBe(false);
  expect(isOnHostOf("https://anything.example.org/", [])).toBe(true);
  expect(videoHosts.safeParse("https://zoom.us").success).toBe(false);
  expect(videoHosts.parse("")).toEqual([]);
});
