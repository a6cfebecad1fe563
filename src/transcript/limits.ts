/**
 * How large a transcript may be. Beyond these a document is an accident or an attack: it gets a
 * diagnostic instead of the machine's memory. Each is several times what the longest real
 * transcripts need; together they keep any one file below about a minute of work.
 */

/** Bytes of a transcript file. A whole day of talk is about 1 MB. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** Bytes of a source that is imported: a saved page with its pictures inside may be large. */
export const MAX_ORIGINAL_BYTES = 64 * 1024 * 1024;

/** Characters of front matter, and its lines: reading YAML takes time by the square of both. */
export const MAX_FRONT_MATTER = { characters: 64 * 1024, lines: 2000 };

/** Paragraphs, headings and originals of one transcript. */
export const MAX_BLOCKS = 20_000;

/** Names in one list of the front matter, each of which would get a page, and their length. */
export const MAX_NAMES = 1500;

/** Most characters of a name, title or other value of one line. */
export const MAX_NAME_LENGTH = 300;

/** A paragraph that is longer, or holds more marks of Markdown, is shown as it is written. */
export const MAX_PASSAGE = { characters: 100_000, marks: 4000 };

/** Diagnostics of one rule that a file may bring, before the rest is only counted. */
export const MAX_DIAGNOSTICS_PER_RULE = 50;

/** The size of a file of names: it is read as YAML, which takes its time. */
export const MAX_IDENTITIES_BYTES = 1024 * 1024;
