/** Which labels are roles in a conversation, and which are people whose names look like one. */

import { expect, test } from "vitest";
import { isRole } from "../../../src/transcript/label-form.ts";

test.each(["Speaker A", "观众A", "说话人甲", "Speaker1", "Q2", "Host B"])(
  "%s is a role",
  (label) => {
    expect(isRole(label)).toBe(true);
  },
);

test.each(["Amy", "Ada", "Ann", "Ali", "Qin", "APA", "Manly"])("%s is a name", (name) => {
  expect(isRole(name)).toBe(false);
});
