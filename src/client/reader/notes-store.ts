/** Where notes are kept: in this browser and nowhere else. */

import { isNote, type Note } from "./notes-file.ts";

const STORAGE_KEY = "duidu:notes";

/** Every note kept, oldest first. */
export function loadNotes(): Note[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isNote) : [];
  } catch {
    return [];
  }
}

/** Keeps the notes. Throws when the browser refuses, so that nobody believes them kept. */
export function saveNotes(notes: readonly Note[]): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(notes));
}
