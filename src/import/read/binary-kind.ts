/**
 * Names files that are no text and no document that is read, by their first bytes. People hand
 * over recordings, pictures and old Office files; each is refused as what it is.
 */

/** Bytes at a place of the file, as Latin-1, and what the file then is, with its article. */
type Signature = readonly [at: number, bytes: string, kind: string];

const SIGNATURES: readonly Signature[] = [
  [0, "\x89PNG", "a PNG image"],
  [0, "\xff\xd8\xff", "a JPEG image"],
  [0, "GIF8", "a GIF image"],
  [0, "8BPS", "a Photoshop image"],
  [0, "II*\0", "a TIFF image"],
  [0, "MM\0*", "a TIFF image"],
  [8, "WEBP", "a WebP image"],
  [4, "ftyphei", "a HEIC image"],
  [4, "ftypmif1", "a HEIC image"],
  [4, "ftypavif", "an AVIF image"],
  [4, "ftypM4A", "a recording (M4A)"],
  [4, "ftypqt", "a film (QuickTime)"],
  [4, "ftyp", "a film or recording (MP4)"],
  [8, "WAVE", "a recording (WAV)"],
  [8, "AVI ", "a film (AVI)"],
  [0, "OggS", "a recording (Ogg)"],
  [0, "fLaC", "a recording (FLAC)"],
  [0, "#!AMR", "a recording (AMR)"],
  [0, "ID3", "an MP3 recording"],
  [0, "\xff\xfb", "an MP3 recording"],
  [0, "\x1aE\xdf\xa3", "a film or recording (Matroska, WebM)"],
  [0, "FLV\x01", "a film (Flash)"],
  [0, "0&\xb2u\x8ef\xcf\x11", "a film or recording (Windows Media)"],
  [3, "STL25.01", "captions as EBU STL"],
  [3, "STL30.01", "captions as EBU STL"],
  [60, "BOOKMOBI", "a Kindle book (MOBI, AZW3)"],
  [60, "TEXtREAd", "a Palm book (PDB)"],
  [0, "TPZ", "a Kindle book (Topaz)"],
  [0, "\xeaDRMION\xee", "a Kindle book (KFX)"],
  [0, "ITOLITLS", "a book (LIT)"],
  [0, "ITSF", "a Windows help file (CHM)"],
  [0, "AT&TFORM", "a DjVu book"],
  [0, "bplist00", "a property list (a .webloc link, or an app's settings)"],
  [0, "SQLite format 3\0", "a database (SQLite)"],
  [0, "PK\x05\x06", "an empty zip archive"],
  [0, "Rar!", "a RAR archive"],
  [0, "7z\xbc\xaf", "a 7z archive"],
  [0, "\x1f\x8b", "a gzip archive"],
  [0, "BZh", "a bzip2 archive"],
  [0, "\xfd7zXZ", "an xz archive"],
  [257, "ustar", "a tar archive"],
  [0, "!BDN", "an Outlook mailbox (PST)"],
  [0, "\x78\x9f\x3e\x22", "an Outlook attachment (winmail.dat)"],
  [0, "%!PS", "a PostScript document"],
  [0, "wOFF", "a font"],
  [0, "wOF2", "a font"],
  [0, "L\0\0\0\x01\x14\x02\0", "a Windows shortcut"],
  [0, "\x7fELF", "a program"],
  [0, "MZ\x90\0", "a program"],
];

/** Streams by which the files of the old Office tell themselves apart. */
const OLD_OFFICE: readonly [stream: string, kind: string][] = [
  ["__substg1.0_", "an Outlook message (.msg)"],
  ["WordDocument", "an old Word document"],
  ["PowerPoint Document", "an old PowerPoint presentation"],
  ["Workbook", "an old Excel workbook"],
];

/** Names what a file is when its first bytes say that it is no text. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.subarray(0, 300).toString("latin1");
  if (start.startsWith("\xd0\xcf\x11\xe0")) return oldOfficeKind(file);
  return SIGNATURES.find(([at, signature]) => start.startsWith(signature, at))?.[2];
}

function oldOfficeKind(file: Buffer): string {
  const known = OLD_OFFICE.find(([stream]) => file.includes(Buffer.from(stream, "utf16le")));
  return known?.[1] ?? "an old Word document, or another file of the old Office";
}

/** Parts that only one kind of zip archive has. */
const ARCHIVES: readonly [part: RegExp, kind: string][] = [
  [/^xl\/workbook\./, "an Excel workbook (.xlsx)"],
  [/^ppt\/presentation\./, "a PowerPoint presentation (.pptx)"],
  [/^Index\/|^Index\.zip$|^index\.apxl$/, "a document of Pages, Numbers or Keynote"],
  [/^META-INF\/MANIFEST\.MF$/, "a Java program"],
  [/^doc\.kml$/, "a map (KMZ)"],
  [/^content\.json$/, "a map or board of an app"],
  [/\.(md|txt|html?|docx|srt|vtt)$/i, "an export of several documents"],
  [/\.(jpe?g|png|webp)$/i, "a collection of pictures"],
];

/** Says what a zip archive holds by the names of its files; undefined where they tell nothing. */
export function archiveKind(names: readonly string[]): string | undefined {
  return ARCHIVES.find(([part]) => names.some((name) => part.test(name)))?.[1];
}
