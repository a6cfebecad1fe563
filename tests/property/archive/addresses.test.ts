import { describe, expect, test } from "vitest";
import { type Addresses, assignAddresses } from "../../../src/archive/addresses/assign.ts";
import {
  type AddressRecord,
  formatRecord,
  parseRecord,
} from "../../../src/archive/addresses/record.ts";
import { asParagraphs, Keeper, type Known, type Random } from "./edit-script.ts";

const SCRIPTS = 10_000;
const BUILDS = 3;
/** Words of each language: about those of a long talk. */
const VOCABULARY = 4000;

/** What came of all scripts. */
interface Outcome {
  passedOn: string[];
  lost: string[];
  kept: number;
  of: number;
}

describe("over random edits of transcripts", () => {
  const outcome: Outcome = { passedOn: [], lost: [], kept: 0, of: 0 };
  for (let seed = 0; seed < SCRIPTS; seed++) runScript(seed, outcome);

  test("no address passes to another paragraph", () => {
    expect(outcome.passedOn).toEqual([]);
  });

  test("every address that was given out leads somewhere", () => {
    expect(outcome.lost).toEqual([]);
  });

  test("99 % of paragraphs with less than half of their words changed keep theirs", () => {
    expect(outcome.kept / outcome.of).toBeGreaterThanOrEqual(0.99);
  });
});

function runScript(seed: number, outcome: Outcome): void {
  const keeper = new Keeper(randomFrom(seed), VOCABULARY);
  let all = keeper.transcript();
  let { addresses, record } = assignAddresses(undefined, asParagraphs(all), "a.md", "2026-01-01");
  const owners = new Map<string, { name: number; says: string }>();
  own(owners, addresses, all);
  for (let build = 0; build < BUILDS; build++) {
    const before = new Map(all.map(({ name }, place) => [name, addresses.ids[place] as string]));
    all = keeper.edit(all);
    const kept: AddressRecord = parseRecord(formatRecord(record), "a.txt").record;
    ({ addresses, record } = assignAddresses(
      kept,
      asParagraphs(all),
      "a.md",
      `2026-01-0${build + 2}`,
    ));
    const where = `seed ${seed} build ${build}`;
    addresses.ids.forEach((id, place) => {
      const one = all[place] as Known;
      const owner = owners.get(id);
      const isSame = !owner || isHeir(one, owner.name, all);
      if (!isSame && owner.says !== saying(one))
        outcome.passedOn.push(`${where} ${id}: ${owner.says} → ${saying(one)}`);
      const was = before.get(one.name);
      if (was === undefined || one.changed * 2 >= one.of) return;
      outcome.of++;
      if (was === id) outcome.kept++;
    });
    for (const [place, ids] of Object.entries(addresses.merged)) {
      const one = all[Number(place)] as Known;
      for (const id of ids) {
        const owner = owners.get(id);
        const isPart = owner && isHeir(one, owner.name, all);
        if (!isPart)
          outcome.passedOn.push(`${where} ${id} merged: ${owner?.says} → ${saying(one)}`);
      }
    }
    own(owners, addresses, all);
    const given = [
      ...addresses.ids,
      ...Object.values(addresses.merged).flat(),
      ...Object.values(addresses.gone).flatMap((list) => list.map(({ id }) => id)),
    ];
    const there = new Set(given);
    for (const id of owners.keys()) if (!there.has(id)) outcome.lost.push(`${where} ${id}`);
    if (there.size !== given.length) outcome.lost.push(`${where} twice`);
  }
}

/** Its paragraph, the whole that it is part of, or what is left when the first part of it was removed. */
function isHeir({ name, parts, from }: Known, owner: number, all: readonly Known[]): boolean {
  const isThere = all.some((one) => one.name === owner || one.parts.includes(owner));
  return name === owner || parts.includes(owner) || (from === owner && !isThere);
}

function own(
  owners: Map<string, { name: number; says: string }>,
  { ids }: Addresses,
  all: readonly Known[],
): void {
  ids.forEach((id, place) => {
    const one = all[place] as Known;
    owners.set(id, { name: one.name, says: saying(one) });
  });
}

function saying({ speaker, zh, original }: Known): string {
  return `${speaker}: ${zh.join("")} ${original.join(" ")}`;
}

function randomFrom(seed: number): Random {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 4294967296;
  };
}
