import { expect, test } from "vitest";
import { CandidateQueue, type Proposal } from "../../../src/client/search/candidate-queue.ts";

async function* proposals(...all: Proposal[]): AsyncGenerator<Proposal> {
  yield* all;
}

test("what was set aside is read only by whoever goes on, and before the rest", async () => {
  const queue = new CandidateQueue(proposals([1, 2], "stage", [3]));
  expect(await queue.next()).toEqual([1, 2]);
  queue.setAside([2]);
  expect(queue.hasLater).toBe(true);
  expect(await queue.next()).toBe("stage");
  queue.resume();
  expect(queue.hasLater).toBe(false);
  expect(await queue.next()).toEqual([2]);
  expect(await queue.next()).toEqual([3]);
  expect(await queue.next()).toBeUndefined();
});

test("an end with something set aside is not the end of the search", async () => {
  const queue = new CandidateQueue(proposals([7]));
  queue.setAside((await queue.next()) as number[]);
  expect(await queue.next()).toBeUndefined();
  expect(queue.hasLater).toBe(true);
});
