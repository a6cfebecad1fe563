/** Pieces that the views of several kinds of pages are made of. */

import type { Link } from "../../../_includes/links.ts";
import type { ListedTranscript } from "../../../_includes/transcript-list.ts";
import type { Archive } from "../../archive/model.ts";
import { transcriptUrl } from "../../shared/page-address.ts";
import type { Transcript } from "../../transcript/model.ts";

/** A name and the address of its page. */
export function linkTo({ name, url }: Link): Link {
  return { name, url };
}

/** The title and the address of a transcript. */
export function linkToTranscript(transcript: Transcript): Link {
  return { name: transcript.meta.title, url: transcriptUrl(transcript) };
}

/** What lists show of a transcript. */
export function listed(archive: Archive, transcript: Transcript): ListedTranscript {
  const { title, title_en, draft, date, channel, summary } = transcript.meta;
  return {
    slug: transcript.slug,
    url: transcriptUrl(transcript),
    title,
    isDraft: draft === true,
    speakers: archive.speakersIn(transcript).map(({ name }) => name),
    ...(title_en !== undefined && { titleEn: title_en }),
    ...(date !== undefined && { date }),
    ...(channel !== undefined && { channel }),
    ...(summary !== undefined && { summary }),
  };
}
