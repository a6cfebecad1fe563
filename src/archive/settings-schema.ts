/**
 * The settings of `site.yaml`, once for reading and, as JSON Schema, for editors. Add one here, and
 * its field in `SiteSettings`; a fault says in words what is wrong and what to write.
 */

import * as v from "valibot";
import { fault, line, linesOf, list, yesOrNo } from "../transcript/yaml-forms.ts";
import { HOSTS, type HostName } from "./layout.ts";

const text = (what: string) => v.optional(v.pipe(line, v.description(what)));

const onOff = (what: string) => v.optional(v.pipe(yesOrNo, v.description(what)));

/** Each setting with its form and what it is for. */
export const SETTINGS = v.looseObject({
  title: text("站名。Name of the site."),
  title_en: text("英文站名。Its name in English."),
  description: text("一句话介绍。What the site is, in a sentence."),
  description_en: text("英文介绍。The same in English."),
  url: v.optional(
    v.pipe(
      line,
      v.check(
        (url) => url === "" || (/^https?:\/\//i.test(url) && URL.canParse(url)),
        fault("is not a web address", "write it as `https://example.org`"),
      ),
      v.transform((url) => url.replace(/\/+$/, "")),
      v.metadata({ pattern: "^[Hh][Tt][Tt][Pp][Ss]?://" }),
      v.description("网址，供订阅与站点地图。Address of the site, for feeds and the sitemap."),
    ),
  ),
  base: v.optional(
    v.pipe(
      line,
      v.regex(
        /^[\w./~-]*$/,
        fault(
          "is not a path",
          "write the folder that the site is served from, such as `/archive/`, in letters, digits, `-`, `_`, `.` and `/`",
        ),
      ),
      v.metadata({ pattern: "^[\\w./~-]*$" }),
      v.transform((base) => `/${base.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/")),
      v.description("网站所在的路径。Path below which the site is served, such as /archive/."),
    ),
  ),
  keeper: text("谁在维护。Who keeps the archive."),
  footer: v.optional(
    v.pipe(
      list,
      v.transform((value) => linesOf(value)),
      v.description("页脚的几行，可用 Markdown。Lines at the foot of every page, Markdown."),
    ),
  ),
  icp: text("ICP 备案号。Number by which the site is registered in mainland China."),
  rights: text("文字的权利，可用 Markdown。Whose the texts are, and what may be done with them."),
  drafts: onOff("草稿也发布。Publish transcripts marked draft as well."),
  hidden_tags: v.optional(
    v.pipe(
      list,
      v.transform((value) => linesOf(value)),
      v.description("不显示的标签。Tags that are shown nowhere: those a pipeline sets for itself."),
    ),
  ),
  host: v.optional(
    v.pipe(
      v.picklist(
        Object.keys(HOSTS) as HostName[],
        fault("is no host whose limits are known", `write one of ${Object.keys(HOSTS).join(", ")}`),
      ),
      v.description("发布在哪里。Where it is published, whose limits it keeps."),
    ),
  ),
  compact: onOff("节省空间。Publish in less room, as a large archive is by default."),
  names_from: v.optional(
    v.pipe(
      line,
      v.regex(/^[1-9]\d{0,5}$/, fault("must be a number from 1", "write such as `2`")),
      v.transform(Number),
      v.description("几篇起有自己的页。Transcripts from which on a name has a page of its own."),
    ),
  ),
  name_feeds: onOff("每个标签、人物的订阅源。Feeds of tags and people."),
  text_files: onOff("每篇的 Markdown 与纯文本。Each transcript as Markdown and text."),
  dumps: onOff("全部数据的下载。Data of all transcripts."),
  logo: v.optional(
    v.pipe(
      line,
      v.regex(
        /^[\w-][\w./-]*\.(?:svg|png|webp|jpe?g|ico)$/i,
        fault("is no picture in static/", "put a picture into static/ and write its name"),
      ),
      v.check(
        (name) => !name.includes(".."),
        fault("leads out of static/", "write its name alone"),
      ),
      v.description(
        "标志，static/ 里的一个文件。Logo, a file of static/, also the icon of the tab.",
      ),
    ),
  ),
  accent: v.optional(colour("强调色，浅色主题。Colour of links, light theme, such as #8a3324.")),
  accent_dark: v.optional(colour("强调色，深色主题。The same for the dark theme.")),
  navigation: v.optional(
    v.pipe(
      list,
      v.transform((value) => linesOf(value)),
      v.check(
        (paths) => paths.every((path) => /^\/(?:[\w%-]+\/)*$/.test(path)),
        fault("is not a list of paths", "write each as `/tags/`, as the address bar has it"),
      ),
      v.description("导航里的页，按顺序。Pages in the navigation, in order, such as /tags/."),
    ),
  ),
  license: text("许可，可用 Markdown。Licence of the texts, Markdown."),
  repository: v.optional(
    v.pipe(
      line,
      v.check(
        (url) => url === "" || (/^https:\/\//i.test(url) && URL.canParse(url)),
        fault("is not a web address", "write it as `https://github.com/name/archive`"),
      ),
      v.transform((url) => url.replace(/\/+$/, "")),
      v.description("仓库网址，每段可“改这一段”。Repository, for a link to edit each paragraph."),
    ),
  ),
});

/** A colour in hexadecimal, as style sheets have it. */
function colour(what: string) {
  return v.pipe(
    line,
    v.regex(/^#[0-9a-f]{6}$/i, fault("is no colour", 'write it as "#8a3324", in quotes')),
    v.description(what),
  );
}

/** The name of a setting. */
export type SettingName = keyof typeof SETTINGS.entries;
