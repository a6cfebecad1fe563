/**
 * Bookmarks and highlights, and the file they are exported as. A highlight is found again by its
 * place and checked by its words, so that it never marks other words after an edit.
 */

/** A bookmark or a highlight that a reader keeps in the browser. */
export interface Note {
  /** Unique in a browser: kind, transcript, segment and place. */
  id: string;
  kind: "bookmark" | "highlight";
  /** Slug and title of the transcript. */
  slug: string;
  title: string;
  /** Id of the segment. */
  segment: string;
  /** Words marked, or the opening of a bookmarked paragraph. */
  quote: string;
  /** Of a highlight: which text, and where in its text nodes, in UTF-16 units. */
  side?: "zh" | "original";
  start?: number;
  end?: number;
  /** ISO 8601 instant. */
  created: string;
}

const FORMAT = "duidu-notes";

/** The file that notes are exported as. */
export function exportNotes(notes: readonly Note[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, notes }, null, 2)}\n`;
}

/**
 * Reads an exported file and adds what is not kept yet.
 * @returns All notes, and how many were new; undefined when the file is none of ours.
 */
export function importNotes(
  file: string,
  kept: readonly Note[],
): { notes: Note[]; added: number } | undefined {
  let data: { format?: unknown; notes?: unknown };
  try {
    data = JSON.parse(file) as typeof data;
  } catch {
    return undefined;
  }
  if (data?.format !== FORMAT || !Array.isArray(data.notes)) return undefined;
  const known = new Set(kept.map(({ id }) => id));
  const fresh = data.notes.filter(isNote).filter(({ id }) => {
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
  return { notes: [...kept, ...fresh], added: fresh.length };
}

/** Tells a note. Slug and segment become part of an address, so their form is checked. */
export function isNote(value: unknown): value is Note {
  const note = value as Partial<Note> | null;
  return (
    typeof note === "object" &&
    note !== null &&
    typeof note.id === "string" &&
    (note.kind === "bookmark" || note.kind === "highlight") &&
    /^[a-z0-9-]+$/.test(note.slug ?? "") &&
    /^s[0-9a-z-]+$/.test(note.segment ?? "") &&
    typeof note.title === "string" &&
    typeof note.quote === "string" &&
    typeof note.created === "string" &&
    (note.kind === "bookmark" ||
      ((note.side === "zh" || note.side === "original") &&
        Number.isInteger(note.start) &&
        Number.isInteger(note.end)))
  );
}
