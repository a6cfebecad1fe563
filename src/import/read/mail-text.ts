/**
 * Takes a mail apart with postal-mime, which knows its encodings and character sets (GB2312 among
 * them). Runs in a thread (`read-mail.ts` waits for it); nothing that a mail refers to is fetched.
 */

/** URL of this module, which a thread imports anew: its name ends otherwise once compiled. */
export const MAIL_TEXT = import.meta.url;

/** A mail as far as it is text. */
export interface MailText {
  subject: string;
  /** As the mail has it: the day where it was written. */
  date: string;
  /** The writer's name, or the address where there is none. */
  from: string;
  /** To whom it went, names or addresses. */
  to: string[];
  text?: string;
  html?: string;
  /** Names or kinds of the files in it. */
  attachments: string[];
}

/** Reads a mail. Throws when it is nested too deep or its headers are too large. */
export async function readMailText(bytes: Uint8Array): Promise<MailText> {
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 64 });
  const nameOf = (address: { name?: string; address?: string | undefined } | undefined) =>
    address?.name || address?.address || "";
  return {
    subject: mail.subject ?? "",
    date: mail.headers.find(({ key }) => key === "date")?.value ?? "",
    from: nameOf(mail.from),
    to: [...(mail.to ?? []), ...(mail.cc ?? [])].map(nameOf),
    ...(mail.text !== undefined && { text: mail.text }),
    ...(mail.html !== undefined && { html: mail.html }),
    attachments: mail.attachments.map(({ filename, mimeType }) => filename ?? mimeType),
  };
}
