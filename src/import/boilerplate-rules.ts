/**
 * What pages put around an article, as patterns on whole short lines. Data, so that a new kind of
 * page means a new line here. A pattern must match the line from its start to its end: words such
 * as 分享 or "subscribe" also occur in what people say.
 */

/** A line that belongs to the page that a document stood on, and not to the document. */
export interface BoilerplateRule {
  rule: string;
  pattern: RegExp;
  /** Lines longer than this are never boilerplate, whatever they match. */
  maxLength?: number;
  /** Only in the first or the last part of the document. */
  where?: "head" | "tail";
}

/** Rules for a line on its own. */
export const LINE_RULES: readonly BoilerplateRule[] = [
  {
    rule: "navigation",
    pattern:
      /^(返回|回到|到|回|去)?(页面|頁面|网页)?(顶部|頂部|底部)$|^(返回|回到)(首页|首頁|列表|目录|上一页)$|^(上一篇|下一篇|上一页|下一页)([:：].*)?$|^(back to top|skip to (main )?content|scroll to top)$/i,
  },
  {
    rule: "share prompt",
    pattern:
      /^(分享到|分享至|转发到|一键分享|分享给好友|分享文章|分享本文)[:：]?.{0,40}$|^(微信|微博|QQ|QQ空间|QQ好友|朋友圈|豆瓣|知乎|领英|复制链接|生成海报|扫一扫|收藏|点赞|评论|举报|打赏|赞赏|在看|分享|转发|关注)([\s,、|/·]+(微信|微博|QQ|QQ空间|QQ好友|朋友圈|豆瓣|知乎|领英|复制链接|生成海报|扫一扫|收藏|点赞|评论|举报|打赏|赞赏|在看|分享|转发|关注))*$/,
  },
  {
    rule: "share prompt",
    pattern:
      /^(share|share this|share this (article|post|episode)|tweet|pin it|copy link|email this|print|facebook|twitter|linkedin|whatsapp|reddit)([\s|/·,]+(share|tweet|pin it|copy link|email|print|facebook|twitter|linkedin|whatsapp|reddit))*$/i,
  },
  {
    rule: "share prompt",
    maxLength: 40,
    pattern:
      /^(欢迎|如果.{0,12}|觉得.{0,12}|喜欢.{0,10}|请|记得|别忘了|用你的|顺手)?.{0,6}(点个?赞|点亮|赞和|在看|一键三连|三连).{0,24}$/,
    where: "tail",
  },
  {
    rule: "promotion",
    maxLength: 60,
    pattern: /^\P{L}*(加|设为|设置|点个?)?星[标標].{1,40}$/u,
    where: "tail",
  },
  {
    rule: "promotion",
    maxLength: 60,
    pattern:
      /^.{0,12}(长按|扫描|扫码|识别|点击|戳|关注|订阅|扫一扫).{0,20}(二维码|公众号|视频号|下方|上方|名片|关注|加群|订阅|小程序|阅读原文).{0,20}$/,
    where: "tail",
  },
  {
    rule: "promotion",
    maxLength: 60,
    pattern: /^(点击|戳|↓|👇|👆)?.{0,6}(阅读原文|查看原文|了解更多|关注我们)\P{L}*$/u,
    where: "tail",
  },
  {
    rule: "promotion",
    maxLength: 24,
    pattern: /^.{0,20}[\u{1F446}-\u{1F449}\u261D]+$/u,
    where: "tail",
  },
  {
    rule: "promotion",
    maxLength: 160,
    pattern:
      /^(subscribe (to|for)|sign up (to|for)|follow us|join our|get our) .{0,120}(newsletter|podcast|channel|updates|community|twitter|slack|inbox).{0,30}$/i,
    where: "tail",
  },
  {
    // What letters write under and into their text; nobody says that posts are received.
    rule: "promotion",
    maxLength: 240,
    pattern:
      /^(thanks for (reading|subscribing)|enjoy(ed|ing) this|if you (liked|enjoyed) this).{0,120}\b(subscribe|share it|sign up)\b.{0,120}$|^.{1,80} is a (reader|listener)-supported publication\b.{0,160}$|^subscribe( now)?( for free)? to receive new posts.{0,80}$|^(感谢|谢谢)(您的?)?阅读.{0,60}订阅.{0,40}$/i,
  },
  { rule: "advertising", pattern: /^(广告|廣告|推广|赞助|advertisement|sponsored|ad)$/i },
  { rule: "advertising", pattern: /^(广告声明|廣告聲明|免责声明|免責聲明)[:：].*$/ },
  { rule: "related links", maxLength: 60, pattern: /^关键词[:：].+$/, where: "tail" },
  { rule: "footer", pattern: /^\S{1,12}旗下(网站|软件|产品|平台|品牌)[:：].*$/ },
  {
    rule: "footer",
    pattern:
      /^.{0,60}(ICP\s*备|ICP\s*證|公网安备|网安备|增值电信业务).{0,80}$|^(©|\(c\)|copyright|版权所有|版權所有).{0,120}$|^.{0,40}(版权所有|版權所有|all rights reserved).{0,60}$/i,
  },
  {
    rule: "footer",
    pattern:
      /^(关于我们|联系我们|隐私政策|用户协议|服务条款|意见反馈|网站地图|友情链接|加入我们|privacy policy|terms of (service|use)|contact us|about us|cookie policy)([\s|·/、]+\S{2,20})*$/i,
  },
  {
    rule: "reading service",
    pattern:
      /^\[?(跳转到|在|从|保存到|view in|open in|saved (to|from|with)|highlights? from)?\s*(Cubox|Readwise|Instapaper|Pocket|Omnivore|简悦|印象笔记|Evernote|Notion|Flomo)\s*(中?查看|中?打开|reader)?\]?(\(https?:[^)]*\))?$/i,
  },
  {
    rule: "reading app",
    pattern:
      /^(预览时标签不可点|微信扫一扫([\s，,]*(关注该公众号|使用小程序))?|关注该公众号|(继续|向上)滑动看下一个|轻触阅读原文|(视频|小程序)?[\s，,]*赞[\s，,]*轻点两下取消赞.*)$/,
  },
  {
    rule: "export notice",
    pattern:
      /^this (editable )?transcript was (computer|automatically|machine)[- ]generated\b.*$|^\[?end of (the )?(interview|transcript|recording)\.?\]?$|^\[?[(（【]?(录音|錄音|访谈|訪談|采访|採訪)(到此)?(结束|結束)[)）】]?\]?$/i,
  },
  {
    rule: "export notice",
    maxLength: 80,
    pattern:
      /^.{1,40} (started|stopped) (the )?(transcription|recording)$|^(transcription|recording|meeting) (started|stopped|ended)( (after|at|on))? [\d:]+( [ap]m)?\P{L}*$|^transcribed by (https?:\/\/)?(\w+\.)+\w+\/?$/iu,
    where: "tail",
  },
  {
    rule: "export notice",
    maxLength: 20,
    pattern:
      /^(\d+h ?)?\d{1,2}m ?\d{1,2}s$|^(文字记录|文字紀錄|转写结果|转写内容|会议转写|transcript)[:：]?$/i,
    where: "head",
  },
  { rule: "stray mark", maxLength: 4, pattern: /^[，,。.、;；:：|·•\-–—_*\s]+$/ },
];

/** Words of a site's menu. A line is navigation when it is nothing but these. */
export const MENU_WORDS = new Set(
  "设置 日夜间 随系统 浅色 深色 主题色 字号 字体 夜间模式 首页 登录 注册 登錄 註冊 搜索 菜单 导航 更多 返回 关闭 展开 收起 频道 订阅 投稿 客户端 下载 评论 收藏 Menu Search Home Login Register Subscribe Close More Settings Light Dark System About Contact".split(
    " ",
  ),
);

/** A line after which a page lists other articles; what follows goes until prose comes back. */
export const RELATED_HEADING =
  /^(相关(文章|阅读|推荐|新闻|内容|报道)|(推荐|延伸|扩展|更多)阅读|猜你喜欢|热门(文章|推荐)|往期(推荐|精选|回顾)|大家都在看|related (articles|posts|stories|reading)|you (may|might) also like|read more|more from .{1,40})[:：]?$/i;

/** A publisher's card of WeChat: the name, a motto, the number of articles, the word 公众号. */
export const CARD_COUNT = /^\d+\s*篇原创(内容|文章)$/;

/** What a card of a WeChat account calls itself. */
export const CARD_KIND = /^(公众号|微信公众号|视频号|订阅号|服务号)$/;
