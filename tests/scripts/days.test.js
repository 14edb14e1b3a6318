// What a campaign is on a day, and how far a deadline is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { daysUntil, tellDue } from "../../overrides/js/due.js";
import { heldStatus, readLife, statusOf, today, STATUSES } from "../../overrides/js/status.js";

test("a campaign begins on its first day and ends after its last", () => {
  const on = (day) => statusOf("2026-01-10", "2026-03-31", day);
  assert.deepEqual(["2026-01-09", "2026-01-10", "2026-03-31", "2026-04-01"].map(on), ["upcoming", "running", "running", "ended"]);
});

test("what is not stated is not judged", () => {
  assert.equal(statusOf("", "", "2026-01-01"), "");
  assert.equal(statusOf("2026-01-10", "", "2030-01-01"), "running");
  assert.equal(statusOf("", "2026-01-10", "2020-01-01"), "running");
  assert.equal(statusOf("", "2026-01-10", "2026-01-11"), "ended");
});

test("decisions make a plan suspended, longer or stopped from their day on", () => {
  const life = readLife("//2026-06-30 2026-02-01/suspended/ 2026-03-01//2026-12-31 2026-10-01/stopped/");
  const on = (day) => statusOf("2026-01-01", "2026-06-30", day, life);
  assert.deepEqual(
    ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-07-01", "2026-10-01"].map(on),
    ["running", "suspended", "suspended", "running", "running", "stopped"],
  );
});

test("a life without an end has none, whatever the plan said", () => {
  assert.equal(statusOf("2026-01-01", "2026-06-30", "2027-01-01", readLife("// 2026-03-01//")), "running");
});

test("what decisions made of a plan is told by their day", () => {
  const life = "// 2026-02-01/replaced/";
  assert.equal(heldStatus(life, "2026-01-31"), "");
  assert.equal(heldStatus(life, "2026-02-01"), "replaced");
  assert.equal(heldStatus("", "2026-02-01"), "");
  assert.deepEqual(readLife(""), []);
});

test("every state has a word", () => {
  assert.deepEqual(Object.keys(STATUSES), ["upcoming", "running", "ended", "suspended", "replaced", "stopped"]);
  assert.equal(STATUSES.running, "Đang diễn ra");
});

test("today is the day in Việt Nam", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-05-31T16:59:59Z") });
  assert.equal(today(), "2026-05-31");
  context.mock.timers.setTime(Date.parse("2026-05-31T17:00:00Z"));
  assert.equal(today(), "2026-06-01");
});

test("days are counted over the ends of months", () => {
  assert.equal(daysUntil("2026-03-01", "2026-02-28"), 1);
  assert.equal(daysUntil("2026-02-28", "2026-03-01"), -1);
  assert.equal(daysUntil("2026-02-28", "2026-02-28"), 0);
  assert.equal(daysUntil("2027-01-01", "2026-01-01"), 365);
});

test("a deadline is told in words that a reader uses", () => {
  const said = {
    0: ["near", "Hạn là hôm nay"], 1: ["near", "Còn 1 ngày"], 30: ["near", "Còn 30 ngày"], 31: ["far", "Còn 31 ngày"],
    59: ["far", "Còn 59 ngày"], 60: ["far", "Còn 2 tháng"], 365: ["far", "Còn 12 tháng"], 700: ["far", "Còn 23 tháng"], 730: ["far", "Còn 2 năm"], 1643: ["far", "Còn hơn 4 năm"], 1461: ["far", "Còn 4 năm"],
    "-1": ["passed", "Đã qua hôm qua"], "-2": ["passed", "Đã qua 2 ngày"], "-59": ["passed", "Đã qua 59 ngày"], "-61": ["passed", "Đã qua 2 tháng"],
  };
  for (const [days, expected] of Object.entries(said)) assert.deepEqual(tellDue(+days), expected, days);
});
