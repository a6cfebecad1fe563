/**
 * What stands in brackets behind a name: a stage note (`（笑）`), pronouns (`(she/her)`), a short
 * form that stands for the name from then on (`（以下简称“林”）`, `(AB)`), or what the person is.
 * Only a stage note belongs to the words that follow.
 */

/** What stands in brackets after a speaker's name. */
export type AsideKind = "note" | "pronouns" | "short form" | "description";

const PRONOUNS =
  /^(she|he|they|ze|xe|it|any)(\s*[/,]\s*\p{L}+){1,3}$|^[他她TA](们)?(\/[他她TA们]+)?$/iu;
const DEFINES =
  /^(?:以下|下文|文中|后文|本文)?(?:均?简?称|简称为?|簡稱|稱)[为為作]?\s*[:：]?\s*["“「‘']?([^"”」’'\s]{1,12})["”」’']?$|^(?:hereafter|hereinafter|henceforth|below|in the following)[,:]?\s+["“]?(.{1,12}?)["”]?$/iu;
/** Characters and words of stage notes; what else stands there is told, not said. */
const NOTE =
  /[笑哭叹嘆默停顿頓问問插打断斷点點头頭摇搖想看指掌拍站坐起低声聲激哽咽鞠躬沉举舉挥揮转轉向对對翻拿递遞唱念读讀模仿犹豫英语語粤方言]|\b(laugh|chuckl|smil|sigh|paus|silen|cr(y|ie)|cough|nod|whisper|shout|sing|read|interrupt|point|off[- ]?(mic|screen|camera)|v\.?o|o\.?s|cont|in (english|chinese|mandarin|cantonese)|on (the )?(phone|video))/iu;

/** The short form that an aside introduces, without its marks. */
export function shortFormOf(aside: string, name: string): string | undefined {
  const inside = insideOf(aside);
  const defined = DEFINES.exec(inside);
  if (defined) return (defined[1] ?? defined[2])?.trim();
  if (/^\p{Lu}{1,5}$/u.test(inside) && isShortFor(inside, name)) return inside;
  if (/^\p{Script=Han}{1,2}$/u.test(inside) && name.includes(inside)) return inside;
  return undefined;
}

/** Tells a definition (`以下简称“林”`), which a document gives outside the conversation. */
export function isDefinition(aside: string): boolean {
  return DEFINES.test(insideOf(aside));
}

/** Says what an aside is, where it is no short form that the document uses. */
export function kindOfAside(aside: string): Exclude<AsideKind, "short form"> {
  const inside = insideOf(aside);
  if (PRONOUNS.test(inside)) return "pronouns";
  return NOTE.test(inside) ? "note" : "description";
}

function insideOf(aside: string): string {
  return aside.replace(/^[(（]|[)）]$/g, "").trim();
}

/** `AB` for Ann Bell; `AP` for a name in Chinese, whose initials nobody can check. */
function isShortFor(short: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return true;
  const initials = name
    .split(/[\s.-]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
  return initials === short || initials.startsWith(short) || name.toUpperCase().startsWith(short);
}
