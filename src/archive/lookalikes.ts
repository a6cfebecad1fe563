/**
 * Names of people that a reader cannot tell apart, though their characters differ: a forged name
 * would get a page of its own beside the real one.
 */

import { looks } from "../text/deceptive.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { isDisguise } from "../transcript/suspicions.ts";
import type { Person } from "./model.ts";

/** Reports each person whose name looks like that of one with more transcripts. */
export function findLookalikes(people: readonly Person[]): Diagnostic[] {
  const seen = new Map<string, Person>();
  const found: Diagnostic[] = [];
  for (const person of people) {
    const look = looks(person.name);
    const twin = seen.get(look);
    if (twin === undefined) seen.set(look, person);
    else if (isDisguise(twin.name, person.name)) {
      found.push({
        severity: "warning",
        rule: "name-lookalike",
        message: `\`${person.name}\` looks like \`${twin.name}\`, but is written with other characters`,
        fix: "correct the name, or make it an alias in people.yaml",
        path: person.transcripts[0]?.path ?? "people.yaml",
        line: 1,
        column: 1,
      });
    }
  }
  return found;
}
