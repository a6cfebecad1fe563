/**
 * Addresses into a recording at a second. Only hosts whose form of address is documented: for any
 * other the timestamp stays text, since a link that lands at the start would promise too much.
 */

/**
 * Address of `source` at `seconds`; undefined where the host has no such addresses.
 * Known: YouTube, Bilibili, Vimeo, and media files (W3C Media Fragments).
 */
export function mediaLinkAt(source: string, seconds: number): string | undefined {
  let url: URL;
  try {
    url = new URL(source);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const second = Math.floor(seconds);
  const host = url.hostname.replace(/^(www|m|music)\./, "");
  if (isYouTube(host, url)) url.searchParams.set("t", `${second}s`);
  else if (host === "bilibili.com" && url.pathname.startsWith("/video/")) {
    url.searchParams.set("t", String(second));
  } else if (host === "vimeo.com") url.hash = `t=${second}s`;
  else if (/\.(mp3|m4a|mp4|ogg|oga|ogv|opus|wav|webm)$/i.test(url.pathname)) {
    url.hash = `t=${second}`;
  } else return undefined;
  return url.href;
}

function isYouTube(host: string, url: URL): boolean {
  if (host === "youtu.be") return url.pathname.length > 1;
  if (host !== "youtube.com" && host !== "youtube-nocookie.com") return false;
  return url.pathname === "/watch" || /^\/(live|embed|shorts)\//.test(url.pathname);
}
