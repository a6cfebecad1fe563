/**
 * Everyday English words with the Chinese ones that translate them most, to tell which paragraphs
 * belong together. Our own list: a dictionary would be a hundred times larger, under a licence
 * that binds what is built with it, and a paragraph needs only a few words that are known.
 */

/** A word, then its translations with a comma between them; pairs are parted by blanks. */
const PAIRS = `
able:能,能够 about:关于,大约 above:以上,上面 abroad:国外,海外 absolute:绝对 abstract:抽象 academic:学术
accept:接受 access:访问 accident:事故,意外 account:账户,帐户,账号 accurate:准确 achieve:实现,达到 act:行动,行为
activity:活动 actual:实际,其实 add:加,添加 address:地址,解决 admit:承认 adopt:采用 adult:成人 advance:先进,进步
advantage:优势,好处 advertise:广告 advice:建议,忠告 affair:事务 affect:影响 afraid:害怕,怕 africa:非洲 again:再,又
age:年龄,时代 agent:代理,智能体 ago:前 agree:同意,一致 agreement:协议 ahead:前面,领先 air:空气 airport:机场
album:专辑 algorithm:算法 all:所有,全部,都 allow:允许,让 almost:几乎,差不多 alone:独自,单独 alphabet:字母
already:已经 also:也 alternative:替代,另一 although:虽然,尽管 always:总是,一直 america:美国 american:美国,美国人
amount:数量,金额 analysis:分析 analyze:分析 ancient:古代,古老 angry:生气,愤怒 animal:动物 announce:宣布 annual:年度,每年
another:另一,另外 answer:回答,答案 anxiety:焦虑 anyone:任何人 anything:任何 appear:出现 apple:苹果 application:应用,申请
apply:应用,适用 approach:方法,方式 april:四月,4月 archive:档案,存档 area:领域,地区 argue:争论,认为 argument:论点,参数
army:军队 around:周围,左右 arrange:安排 arrive:到达 art:艺术 article:文章 artificial:人工 artist:艺术家 asia:亚洲
ask:问 assume:假设 atom:原子 attack:攻击 attempt:尝试,试图 attention:注意,关注 attract:吸引 audience:观众,听众
audio:音频 august:八月,8月 australia:澳大利亚 author:作者 automatic:自动 available:可用 average:平均 avoid:避免
award:奖 aware:意识 away:离开 baby:婴儿,孩子 back:回,背 background:背景 bad:坏,糟 balance:平衡 ball:球 band:乐队
bank:银行 bar:酒吧 base:基于,基础 basic:基本,基础 basis:基础 battery:电池 battle:战斗 beach:海滩 bear:熊,承受
beat:打败,击败 beautiful:美丽,漂亮,美 because:因为 become:成为,变成 bed:床 before:之前,以前 begin:开始 behavior:行为
behind:背后,后面 believe:相信,认为 belong:属于 benefit:好处,利益 best:最好 better:更好 between:之间 beyond:超越,超出
bible:圣经 big:大 bike:自行车 bill:账单,法案 billion:十亿,亿 biology:生物 bird:鸟 birth:出生,诞生 bit:位,一点
bitcoin:比特币 black:黑 block:区块,块 blockchain:区块链 blood:血 blue:蓝 board:董事会,板 boat:船 body:身体 book:书
border:边界 born:出生 boss:老板 both:两者,双方,都 bottle:瓶 bottom:底部 box:盒 boy:男孩 brain:大脑,脑 branch:分支
brand:品牌 bread:面包 break:打破,断 bridge:桥 brief:简短 bright:明亮 bring:带来 britain:英国 british:英国 broad:广泛
broadcast:广播 brother:兄弟,哥哥,弟弟 brown:棕色 browser:浏览器 budget:预算 bug:错误,漏洞 build:建,构建 building:建筑,大楼
burn:烧,燃烧 bus:公共汽车,总线 business:商业,生意,企业 busy:忙 button:按钮 buy:买,购买 byte:字节 calculate:计算
california:加州 call:叫,称为,调用 calm:平静 camera:相机,摄像 camp:营 campaign:活动,运动 canada:加拿大 cancer:癌
candidate:候选 capable:能力 capital:资本,首都 car:车,汽车 carbon:碳 card:卡 care:关心,在乎 career:职业 careful:小心,仔细
carry:携带,带 case:情况,案例 cash:现金 cat:猫 catalogue:目录 catch:抓,捉 category:类别 cause:原因,导致,造成
cell:细胞 center:中心 central:中央,中心 century:世纪 ceo:首席执行官 certain:某些,确定 certainly:当然 chain:链
chair:椅子,主席 challenge:挑战 champion:冠军 chance:机会 change:变化,改变 channel:频道,渠道,通道 chapter:章
character:字,字符,角色,性格 charge:负责,收费 cheap:便宜 check:检查 chemical:化学 chicken:鸡 chief:首席 child:孩子,儿童
children:孩子,儿童 china:中国 chinese:中文,汉字,中国 chip:芯片 choice:选择 choose:选择,选 church:教会,教堂 circle:圈,圆
citizen:公民 city:城市 claim:声称 class:班,类,课 classic:经典 clean:干净,清理 clear:清楚,清晰 clerk:职员,店员
click:点击 client:客户 climate:气候 climb:爬 clinic:诊所 clock:钟,时钟 close:关闭,接近 cloth:布 clothes:衣服
cloud:云 club:俱乐部 coach:教练 coal:煤 coast:海岸 code:代码,编码,码 coffee:咖啡 cold:冷 collaborate:合作,协作
colleague:同事 collect:收集 collection:收藏 college:大学,学院 colon:冒号 color:颜色 colour:颜色 column:列,栏 combine:结合,组合
come:来 comfortable:舒服,舒适 comma:逗号 command:命令 comment:评论,注释 commercial:商业 commission:委员会 commit:提交
committee:委员会 common:共同,常见 communicate:沟通,交流 communist:共产 community:社区,社群 company:公司 compare:比较,相比
compete:竞争 competition:竞争,比赛 competitor:竞争对手 complain:抱怨 complete:完成,完整 complex:复杂 complicated:复杂
component:组件 compress:压缩 compute:计算 computer:电脑,计算机 concept:概念 concern:担心,关注 conclude:结论
concrete:具体 condition:条件,状况 conference:会议,大会 confidence:信心,自信 confirm:确认 conflict:冲突 confuse:混淆,困惑
congress:国会 connect:连接,联系 conscious:意识 consensus:共识 consequence:后果 consider:考虑 consist:组成
constant:不断,常数 constitution:宪法 constraint:约束,限制 construct:构造,建设 consult:咨询 consumer:消费者 contact:联系
contain:包含 content:内容 contest:比赛 context:上下文,语境,背景 continent:大陆 continue:继续 contract:合约,合同
contrast:对比 contribute:贡献 control:控制 conversation:对话,谈话 convert:转换 convince:说服 cook:做饭,烹饪 cool:酷,凉
copy:复制,拷贝,副本 copyright:版权 core:核心 corner:角,角落 correct:正确,纠正 cost:成本,花费 country:国家 couple:夫妇,几个
courage:勇气 course:课程 court:法院,法庭 cover:覆盖,涵盖 crazy:疯狂,疯 create:创造,创建 creative:创意,创造 credit:信用
crime:犯罪 crisis:危机 critic:批评 critical:关键,批判 crowd:人群 cry:哭 culture:文化 cup:杯 curious:好奇 currency:货币
current:目前,当前 curve:曲线 custom:习俗 customer:客户,顾客 cut:切,剪 cycle:周期,循环 daily:每天,日常 damage:损坏,损害
dance:舞 danger:危险 dangerous:危险 dark:黑暗 data:数据 database:数据库 date:日期 daughter:女儿 day:天,日 dead:死
deal:交易,处理 death:死亡,死 debate:辩论,争论 debt:债 decade:十年 december:十二月,12月 decide:决定 decision:决定,决策
deep:深 default:默认 defend:保护,辩护 define:定义 definite:肯定,一定 definition:定义 degree:程度,学位 delay:延迟
delete:删除 deliver:交付,送 demand:需求,要求 democracy:民主 department:部门,系 depend:取决,依赖 describe:描述
desert:沙漠 deserve:值得 design:设计 desire:欲望,渴望 desk:桌 despite:尽管 destroy:摧毁,毁 detail:细节,详细 detect:检测
determine:决定,确定 develop:发展,开发 developer:开发者 development:发展,开发 device:设备 dictionary:词典,字典 die:死,去世
difference:差异,区别,不同 different:不同 difficult:困难,难 difficulty:困难,难度 digit:数字 digital:数字 dinner:晚餐,晚饭
direct:直接 direction:方向 director:导演,主任,总监 disagree:不同意 disappear:消失 discipline:学科,纪律 discover:发现
discovery:发现 discuss:讨论 discussion:讨论 disease:疾病,病 dish:菜 disk:磁盘 distance:距离 distribute:分布,分发 district:区
divide:分,划分 doctor:医生,博士 document:文档,文件 dog:狗 dollar:美元 domain:领域,域名 dominate:主导 door:门
double:双,两倍 doubt:怀疑,疑问 download:下载 draft:草稿,草案 drama:戏剧 draw:画 dream:梦 dress:衣服 drink:喝
drive:驱动,开车 driver:司机 drop:掉,下降 drug:药,毒品 dry:干 due:由于 duty:责任 dynamic:动态 each:每 ear:耳 early:早
earn:赚 earth:地球 easily:轻易,容易 east:东 easy:容易,简单 eat:吃 economic:经济 economist:经济学家 economy:经济
edge:边缘 edit:编辑 edition:版 editor:编辑 educate:教育 education:教育 effect:效果,影响 effective:有效 efficient:高效,效率
effort:努力 egg:蛋 eight:八 either:要么 elect:选举 election:选举 electric:电 electricity:电 electron:电子 element:元素
else:其他 email:邮件 emotion:情感,情绪 emperor:皇帝 empire:帝国 employ:雇 employee:员工 empty:空 enable:使
encode:编码 encounter:遇到 encourage:鼓励 encrypt:加密 end:结束,最后 enemy:敌人 energy:能量,能源 engine:引擎,发动机
engineer:工程师 engineering:工程 england:英格兰,英国 english:英文,英语 enjoy:享受,喜欢 enough:足够,够 ensure:确保
enter:进入,输入 enterprise:企业 entire:整个 entrepreneur:企业家,创业 environment:环境 equal:平等,等于 error:错误
escape:逃 especially:尤其,特别 essay:文章,散文 essential:本质,必要 establish:建立 estimate:估计 etc:等等 ethic:伦理,道德
europe:欧洲 european:欧洲 evaluate:评估 even:甚至,即使 evening:晚上 event:事件,活动 eventually:最终 ever:曾经 every:每
everybody:每个人,大家 everyone:每个人,大家,所有人 everything:一切,所有 everywhere:到处 evidence:证据 evil:邪恶 evolution:进化,演化
evolve:进化,演化 exact:精确,确切 exactly:正是,确切 exam:考试 examine:检查 example:例子,例如,比如 excellent:优秀
except:除了 exchange:交换,交易所 excite:兴奋 exciting:兴奋,激动 execute:执行 exercise:练习,锻炼 exist:存在
existing:现有 expand:扩展,扩大 expect:期望,预期 expensive:贵,昂贵 experience:经验,经历,体验 experiment:实验
expert:专家 explain:解释 explanation:解释 explore:探索 export:导出,出口 express:表达 extend:扩展,延长 extra:额外
extreme:极端,极其 eye:眼睛,眼 face:面对,脸 fact:事实 factor:因素 factory:工厂 fail:失败 failure:失败 fair:公平
fall:落,下降 false:假,错误 fame:名声 familiar:熟悉 family:家庭,家人,家 famous:著名,有名 fan:粉丝,迷 far:远 farm:农场
farmer:农民 fashion:时尚 fast:快 fat:胖,脂肪 fate:命运 father:父亲,爸爸 fault:错,故障 favor:支持 favorite:最喜欢
fear:恐惧,害怕 feature:功能,特性,特征 february:二月,2月 fee:手续费,费用 feed:喂 feedback:反馈 feel:感觉,觉得
feeling:感觉,感受 fellow:同伴 female:女性 few:几 fiction:小说,虚构 field:领域,田 fifteen:十五 fifth:第五
fifty:五十 fight:战斗,斗争 figure:图,数字 file:文件 fill:填 film:电影 filter:过滤 final:最终,最后 finally:终于,最后
finance:金融,财务 financial:金融,财务 find:发现,找 finger:手指 finish:完成,结束 fire:火 firm:公司 first:第一,首先
fish:鱼 fit:适合 five:五 fix:修复,固定 flag:旗,标志 flat:平 flavor:味道 flexible:灵活 flight:航班,飞行 floor:地板,层
flow:流 flower:花 fly:飞 focus:专注,关注,重点 follow:跟随,遵循 following:以下 food:食物,食品 foot:脚 football:足球
footnote:脚注 force:力量,迫使 foreign:外国 forest:森林 forever:永远 forget:忘 forgive:原谅 form:形式,表格 formal:正式
format:格式 former:前 formula:公式 forty:四十 forward:向前 found:创立,发现 foundation:基金会,基础 founder:创始人
four:四 fourth:第四 framework:框架 france:法国 free:自由,免费 freedom:自由 french:法国,法语 frequency:频率
frequent:频繁,经常 fresh:新鲜 friday:星期五,周五 friend:朋友 friendly:友好 front:前面 fruit:水果 full:满,完整 fully:完全
fun:有趣,乐趣 function:函数,功能 fund:基金,资金 fundamental:根本,基本 funny:有趣,好笑 further:进一步 future:未来,将来
gain:获得 game:游戏 gap:差距,空白 garden:花园 gas:气 gather:收集,聚 gene:基因 general:一般,通用 generate:生成,产生
generation:一代,世代 genetic:基因,遗传 genius:天才 gentle:温和 geography:地理 german:德国,德语 germany:德国 giant:巨大,巨头
gift:礼物 girl:女孩 give:给 glad:高兴 glass:玻璃 global:全球 goal:目标 god:神,上帝 gold:金 gone:走 good:好 goods:商品
google:谷歌 government:政府 grade:年级,等级 gradually:逐渐,渐渐 graduate:毕业 grammar:语法 grand:宏大
grandfather:祖父,爷爷 grandmother:祖母,奶奶 graph:图 graphic:图形 grass:草 great:伟大,很好 greek:希腊 green:绿
ground:地面 group:组,群 grow:成长,增长 growth:增长,成长 guarantee:保证 guard:守卫 guess:猜 guest:嘉宾,客人 guide:指南,指导
guilty:内疚 gun:枪 guy:家伙,人 habit:习惯 hair:头发 half:一半,半 hall:大厅 hand:手 handle:处理 handwriting:手写
hang:挂 happen:发生 happy:快乐,高兴,幸福 hard:难,努力,硬 hardware:硬件 hash:哈希 hate:讨厌,恨 head:头
heading:标题 health:健康 healthy:健康 hear:听到,听 heart:心 heat:热 heaven:天堂 heavy:重 height:高度 hello:你好
help:帮助,帮 here:这里 hero:英雄 herself:自己 hide:隐藏 high:高 highlight:高亮,强调 hill:山 himself:自己 hire:雇,招聘
historian:历史学家 historic:历史 historical:历史 history:历史 hit:打,击 hobby:爱好 hold:持有,握 hole:洞 holiday:假期
holy:神圣 home:家 homework:作业 honest:诚实,老实 honor:荣誉 hope:希望 horse:马 hospital:医院 host:主持 hot:热
hotel:酒店 hour:小时 house:房子 how:如何,怎么 however:然而,但是,不过 huge:巨大 human:人类,人 humanity:人类,人性
hundred:百 hungry:饿 hunt:猎 husband:丈夫 ice:冰 idea:想法,主意 ideal:理想 identify:识别 identity:身份 ignore:忽略,忽视
ill:病 illegal:非法 image:图像,图片,形象 imagine:想象 immediate:立即,立刻 immigrant:移民 impact:影响 implement:实现,实施
imply:意味 import:导入,进口 importance:重要 important:重要 impossible:不可能 impress:印象 improve:改进,提高,改善
inch:英寸 include:包括,包含 income:收入 increase:增加 incredible:难以置信 independent:独立 index:索引 india:印度
indicate:表明,表示 individual:个人,个体 industry:行业,工业,产业 inflation:通胀,通货膨胀 influence:影响 information:信息
initial:最初,初始 injure:受伤 ink:墨 inner:内 innovate:创新 innovation:创新 input:输入 inside:里面,内部 insight:洞察,见解
inspire:启发,灵感 install:安装 instance:实例,例如 instead:而不是 institute:研究所 institution:机构 instruct:指令,指导
instruction:指令 instrument:乐器,仪器 insurance:保险 integrate:整合,集成 intellectual:知识 intelligence:智能,智力,智慧
intelligent:聪明,智能 intend:打算 intent:意图 intention:意图 interact:互动,交互 interest:兴趣,利益 interesting:有趣,有意思
interface:界面,接口 internal:内部 international:国际 internet:互联网 interpret:解释 interview:采访,访谈,面试
introduce:介绍,引入 introduction:介绍 intuition:直觉 invent:发明 invention:发明 invest:投资 investment:投资
investor:投资者,投资人 invite:邀请 involve:涉及,参与 iron:铁 island:岛 isolate:隔离,孤立 issue:问题 italy:意大利
item:项目 itself:本身 january:一月,1月 japan:日本 japanese:日本,日语,日文 job:工作,职业 join:加入 joke:笑话 journal:杂志,期刊
journalist:记者 journey:旅程 joy:快乐,喜悦 judge:判断,法官 judgment:判断 july:七月,7月 jump:跳 june:六月,6月 just:只,刚刚
justice:正义 justify:理由 keep:保持,保留 key:密钥,关键,键 keyboard:键盘 kid:孩子 kill:杀 kilometer:公里 kind:种,善良
king:国王,王 kitchen:厨房 knife:刀 know:知道 knowledge:知识 label:标签 labor:劳动 lack:缺乏,缺少 lake:湖 lamp:灯 land:土地
landscape:风景 language:语言 large:大 last:最后,上 late:晚,迟 later:后来,以后 laugh:笑 launch:推出,发射 law:法律,定律
lawyer:律师 layer:层 lazy:懒 lead:领导,导致 leader:领导 learn:学习,学 learning:学习 least:至少,最少 leave:离开,留下
lecture:讲座 left:左,剩 leg:腿 legal:法律,合法 length:长度 less:更少,少 lesson:课,教训 let:让 letter:信,字母 level:水平,级别,层
liberal:自由 library:图书馆,库 license:许可 lie:谎 life:生活,生命,人生 lift:提升 light:光,灯 lightning:闪电 like:喜欢,像
likely:可能 limit:限制 line:行,线 link:链接 lion:狮 liquid:液体 list:列表,名单 listen:听 literal:字面 literature:文学
little:小,一点 live:住,生活 load:加载 loan:贷款 local:本地,当地 location:位置 lock:锁 logic:逻辑 london:伦敦 lonely:孤独
long:长 longer:更长,不再 look:看 loop:循环 lose:失去,输 loss:损失 lost:丢失,失去 lot:很多,许多 loud:大声 love:爱
low:低 lower:降低,更低 luck:运气,幸运 lucky:幸运 lunch:午餐,午饭 machine:机器 magazine:杂志 magic:魔法,神奇 mail:邮件
main:主要 mainly:主要 maintain:维护,维持 major:主要,重大 majority:多数,大多数 make:做,使 male:男性 man:男人,人 manage:管理
manager:经理,管理 manner:方式 manual:手册,手动 manufacture:制造 manuscript:手稿 many:许多,很多 map:地图,映射 march:三月,3月
mark:标记,标志 market:市场 marriage:婚姻 marry:结婚 mass:大规模,质量 master:大师,掌握 match:匹配,比赛 material:材料
mathematics:数学 math:数学 matter:重要,物质 mature:成熟 maximum:最大 maybe:也许,可能 meal:饭 mean:意味,意思 meaning:意义,意思,含义
means:意味,手段 measure:测量,衡量 meat:肉 mechanic:机械 mechanism:机制 media:媒体 medical:医学,医疗 medicine:药,医学
medium:媒介 meet:见,遇 meeting:会议 member:成员,会员 memory:记忆,内存 mental:心理,精神 mention:提到 mentor:导师
menu:菜单 merchant:商人 merge:合并 mess:乱 message:消息,信息 metal:金属 metaphor:比喻,隐喻 method:方法 middle:中间
might:可能 mile:英里 military:军事 milk:牛奶 million:百万 mind:心灵,头脑,介意 mine:我的,挖矿 miner:矿工 minimum:最小,最低
minister:部长 minority:少数 minute:分钟 mirror:镜 miss:错过 missing:缺少,丢失 mission:使命,任务 missionary:传教士 mistake:错误
mix:混合 mobile:移动,手机 model:模型 modern:现代 modify:修改 moment:时刻,瞬间 monday:星期一,周一 money:钱,金钱
monitor:监控 monkey:猴 month:月 mood:心情 moon:月亮,月球 moral:道德 more:更,更多 moreover:而且,此外 morning:早上,早晨
most:大多数,最 mostly:大多 mother:母亲,妈妈 motion:运动 motivate:动机 mountain:山 mouse:鼠标 mouth:嘴 move:移动,搬
movement:运动 movie:电影 much:多 multiple:多个 multiply:乘 murder:谋杀 muscle:肌肉 museum:博物馆 music:音乐 must:必须
myself:自己 mystery:神秘,谜 name:名字,名称 narrow:窄 nation:国家,民族 national:国家,全国 native:本地,母语 natural:自然
nature:自然,本质 near:附近,近 nearly:几乎,将近 necessary:必要 need:需要 negative:负,消极 negotiate:谈判 neighbor:邻居
neither:也不 nervous:紧张 network:网络 neural:神经 never:从不,从未,从来 new:新 news:新闻 newspaper:报纸 next:下一,接下来
nice:好 night:晚上,夜 nine:九 nobody:没人,没有人 node:节点 noise:噪音,噪声 none:没有 normal:正常 north:北 nose:鼻 note:笔记,注意
nothing:什么都,没有 notice:注意 notion:概念 novel:小说 november:十一月,11月 now:现在 nowadays:如今 nuclear:核 number:数字,数量
object:对象,物体 objective:客观,目标 observe:观察 obtain:获得 obvious:明显,显然 obviously:显然 occasion:场合 occur:发生
ocean:海洋 october:十月,10月 odd:奇怪 offer:提供 office:办公室 officer:军官,官 official:官方 offline:离线 often:经常,往往,常常
oil:油,石油 old:老,旧 once:一旦,一次 one:一 online:在线,网上 only:只,只有 open:开放,打开 operate:操作,运营
operation:操作,运营 opinion:意见,观点 opponent:对手 opportunity:机会 oppose:反对 opposite:相反 optimistic:乐观 option:选项,选择
orange:橙 order:顺序,订单 ordinary:普通,平常 organization:组织,机构 organize:组织 origin:起源,来源 original:原始,原来,原文
other:其他,别的 otherwise:否则 ought:应该 ourselves:我们自己 outcome:结果 output:输出 outside:外面,外部 overall:总体
overcome:克服 own:自己,拥有 owner:所有者,主人 package:包 page:页 pain:痛苦,痛 paint:画 painting:画 pair:对 paper:论文,纸
paragraph:段落,段 parallel:平行,并行 parent:父母 park:公园 part:部分 participate:参与 particle:粒子 particular:特定,特别
partner:伙伴,搭档 party:派对,党 pass:通过 passage:段落 passion:热情,激情 passive:被动 password:密码 past:过去 path:路径
patient:病人,患者,耐心 pattern:模式 pause:停顿,暂停 pay:支付,付 payment:支付 peace:和平 peer:同行 pen:笔 people:人,人们
percent:百分 percentage:百分比 perfect:完美 perform:执行,表演 performance:性能,表现 perhaps:也许,或许 period:时期,句号
permanent:永久 permission:许可,权限 person:人 personal:个人 personality:个性,性格 perspective:角度,视角 phase:阶段
phenomenon:现象 philosopher:哲学家 philosophy:哲学 phone:电话,手机 photo:照片 photograph:照片 phrase:短语,词组 physical:物理,身体
physicist:物理学家 physics:物理 piano:钢琴 pick:选,挑 picture:图片,照片 piece:块,片 pilot:飞行员 pinyin:拼音 place:地方
plain:朴素,平 plan:计划 plane:飞机 planet:行星 plant:植物 plastic:塑料 plate:盘,版 platform:平台 play:玩,演奏
player:玩家,球员 please:请 pleasure:乐趣 plus:加上 poem:诗 poet:诗人 poetry:诗 point:点,观点 poison:毒 police:警察 policy:政策
political:政治 politician:政治家 politics:政治 pool:池 poor:穷,贫穷 pop:流行 popular:流行,受欢迎 population:人口 portrait:肖像
position:位置,立场 positive:积极,正 possibility:可能 possible:可能 post:帖子 potential:潜力,潜在 poverty:贫困 power:力量,权力
powerful:强大 practical:实用,实际 practice:实践,练习 pray:祈祷 precise:精确,准确 predict:预测 prefer:更喜欢,偏好
preference:偏好 prepare:准备 presence:存在 present:呈现,现在 preserve:保存,保护 president:总统 press:按,出版社,媒体 pressure:压力
pretend:假装 pretty:相当,漂亮 prevent:防止,阻止 previous:之前,以前 price:价格 pride:骄傲 priest:牧师 prime:首相
prince:王子 princess:公主 principle:原则,原理 print:印刷,打印 printer:打印机,印刷 prison:监狱 privacy:隐私 private:私人,私有
prize:奖 probability:概率 probably:可能,大概 problem:问题 procedure:程序 process:过程,处理 produce:生产,产生 producer:制作人
product:产品 production:生产 profession:职业 professional:专业,职业 professor:教授 profit:利润 profound:深刻,深远
program:程序,项目 programmer:程序员 programming:编程 progress:进步,进展 project:项目 promise:承诺 promote:推广,促进
pronounce:发音 pronunciation:发音,读音 proof:证明 proper:适当 property:属性,财产 proposal:提案,提议 propose:提出,提议
protect:保护 protein:蛋白质 protest:抗议 protocol:协议 proud:骄傲,自豪 prove:证明 provide:提供 psychology:心理
public:公共,公开,公众 publication:出版 publish:出版,发布,发表 publisher:出版 pull:拉 punctuation:标点 punish:惩罚 pupil:学生
purchase:购买 pure:纯 purpose:目的 pursue:追求 push:推 put:放 quality:质量,品质 quantity:数量 quantum:量子 quarter:四分之一,季度
queen:女王 query:查询 question:问题 quick:快,迅速 quickly:迅速,很快 quiet:安静 quit:退出,辞职 quite:相当,很
quotation:引文,引用,引号 quote:引用,引文 race:种族,比赛 radical:激进,部首 radio:无线电,广播,收音机 rain:雨 raise:提高,筹集
random:随机 range:范围 rank:排名 rapid:快速,迅速 rare:罕见,稀有 rate:率,速度 rather:而不是,相当 ratio:比例 rational:理性
raw:原始 reach:达到,到达 react:反应 read:读,阅读 reader:读者 reading:阅读,读音 ready:准备 real:真实,真正 reality:现实 realize:意识到,实现
really:真的,真正 reason:原因,理由 reasonable:合理 receive:收到,接收 recent:最近 recognize:识别,认识 recommend:推荐 record:记录,录音
recording:录音 recover:恢复 red:红 reduce:减少,降低 refer:指,参考 reference:参考,引用 reflect:反映,反思 reform:改革
refuse:拒绝 regard:看作 region:地区 regret:后悔 regular:定期,普通 regulate:监管 reject:拒绝 relate:相关 relation:关系
relationship:关系 relative:相对 relax:放松 release:发布,释放 relevant:相关 reliable:可靠 religion:宗教 religious:宗教 rely:依赖
remain:保持,仍然 remember:记得,记住 remind:提醒 remote:远程 remove:删除,移除,去掉 rent:租 repair:修,修理 repeat:重复
replace:替换,取代,代替 reply:回复 report:报告,报道 reporter:记者 represent:代表,表示 republic:共和国 reputation:声誉,名声
request:请求 require:要求,需要 requirement:要求 research:研究 researcher:研究员,研究者,研究人员 resist:抵抗 resource:资源
respect:尊重 respond:回应 response:回应,反应 responsibility:责任 responsible:负责 rest:休息,其余 restaurant:餐厅,餐馆
result:结果 retire:退休 return:返回,回 reveal:揭示 revenue:收入 reverse:反向,反转 review:审查,回顾,评审 revolution:革命
reward:奖励 rhythm:节奏 rice:米,饭 rich:富,丰富 ride:骑 right:对,权利,右 ring:环 rise:上升,崛起 risk:风险 ritual:仪式
river:河 road:路 robot:机器人 rock:石,摇滚 role:角色,作用 roll:滚 romance:浪漫 room:房间,空间 root:根 rough:粗 round:轮,圆
row:行,排 royal:皇家 rule:规则 run:跑,运行 rush:冲 russia:俄罗斯 russian:俄罗斯,俄语 sad:悲伤,难过 safe:安全 safety:安全
salary:工资,薪水 sale:销售 salt:盐 same:相同,一样,同样 sample:样本 satisfy:满足,满意 saturday:星期六,周六 save:保存,节省,拯救
say:说 scale:规模,扩展 scan:扫描 scene:场景 schedule:时间表 scholar:学者 school:学校 science:科学 scientific:科学
scientist:科学家 scope:范围 score:分数 screen:屏幕 script:脚本,文字 sea:海 search:搜索,检索,寻找 season:季节 seat:座位
second:第二,秒 secret:秘密 secretary:秘书 section:部分,节 sector:部门 secure:安全 security:安全 see:看到,看见 seed:种子
seek:寻求 seem:似乎,看起来 segment:段,分词 select:选择 self:自我,自己 sell:卖,销售 send:发送,送 senior:高级 sense:感觉,意义
sensitive:敏感 sentence:句子,句 separate:分开,单独 september:九月,9月 sequence:序列,顺序 series:系列 serious:严肃,严重,认真
serve:服务 server:服务器 service:服务 session:会话 set:设置,集合 settle:解决 seven:七 several:几个,几 severe:严重 sex:性
shadow:影子 shake:摇 shape:形状,塑造 share:分享,共享,份额 sharp:尖锐 shift:转变,转移 ship:船 shoe:鞋 shoot:射
shop:商店,店 short:短 shot:镜头 should:应该 shoulder:肩 show:显示,展示,节目 shut:关 sick:病 side:边,方面 sight:视
sign:签名,标志 signal:信号 signature:签名 significant:重要,显著 silence:沉默 silent:沉默,静默 silk:丝 silver:银 similar:类似,相似
simple:简单 simplified:简体,简化 simplify:简化 simply:只是,简单 since:自从,因为 sing:唱 single:单个,单一 sister:姐姐,妹妹,姐妹
sit:坐 site:网站 situation:情况,局面 six:六 size:大小,尺寸 skill:技能,技巧 skin:皮肤 sky:天空 sleep:睡,睡眠 slide:幻灯片
slow:慢 slowly:慢慢 small:小 smart:聪明,智能 smell:气味,味道 smile:微笑,笑 smoke:烟 smooth:平滑 snow:雪 social:社会,社交
socialist:社会主义 society:社会 soft:软 software:软件 soil:土 soldier:士兵 solid:固体,坚实 solution:解决方案,解决 solve:解决
somebody:有人 someone:有人,某人 something:某些,东西 sometimes:有时 somewhere:某处 son:儿子 song:歌 soon:很快 sophisticated:复杂
sorry:抱歉,对不起 sort:排序,种 soul:灵魂 sound:声音,听起来 source:来源,源 south:南 soviet:苏联 space:空间,空格,太空 spanish:西班牙
speak:说话,说 speaker:说话人,演讲,讲者 special:特殊,特别 species:物种 specific:具体,特定 spectrum:光谱 speech:演讲,语音,讲话 speed:速度
spell:拼写 spend:花,花费 spirit:精神 spiritual:精神,灵 split:分割,拆分,分裂 sport:运动,体育 spread:传播 spring:春 square:方,广场
stable:稳定 staff:员工 stage:阶段,舞台 stamp:邮票 stand:站 standard:标准 star:星 start:开始,启动 startup:创业 state:状态,国家,州
statement:声明,陈述 station:站 statistics:统计 status:状态 stay:留,保持 steal:偷 steel:钢 step:步,步骤 stick:坚持 still:仍然,还
stock:股票 stone:石 stop:停止,停 storage:存储 store:存储,商店 storm:风暴 story:故事 straight:直 strange:奇怪 stranger:陌生人
strategy:策略,战略 stream:流 street:街 strength:力量,强度 stress:压力 strict:严格 strike:罢工,打击 string:字符串 stroke:笔画
strong:强,强大 structure:结构 struggle:挣扎,斗争 student:学生 studio:工作室 study:研究,学习 stuff:东西 stupid:愚蠢,笨 style:风格,样式
subject:主题,学科 subscribe:订阅 subtitle:字幕 succeed:成功 success:成功 successful:成功 such:这样 sudden:突然 suddenly:突然
suffer:遭受 sugar:糖 suggest:建议 suggestion:建议 suit:适合 sum:总和 summary:总结,摘要 summer:夏天,夏 sun:太阳 sunday:星期日,周日
super:超级 supply:供应 support:支持 suppose:假设,应该 sure:确定,当然 surface:表面 surprise:惊讶,惊喜 surprising:惊讶 surround:围绕
survey:调查 survive:生存,存活 suspect:怀疑 sustain:维持,持续 sweet:甜 swim:游泳 switch:开关,切换 symbol:符号,象征 syllable:音节
system:系统,体系 table:表,桌 tag:标签 taiwan:台湾 take:拿,取 tale:故事 talent:天赋,人才 talk:谈,演讲,聊 tall:高 target:目标
task:任务 taste:品味,味道 tax:税 tea:茶 teach:教 teacher:老师,教师 team:团队 tear:眼泪 technical:技术 technique:技术,技巧
technology:技术,科技 teenager:青少年 telegraph:电报 telephone:电话 television:电视 tell:告诉 temperature:温度 temple:寺,庙 ten:十
tend:倾向,往往 tension:紧张 term:术语,词 terrible:可怕,糟糕 territory:领土 terror:恐怖 test:测试 text:文本,文字 textbook:课本,教科书
thank:谢谢,感谢 theater:剧院 themselves:他们自己 theoretical:理论 theory:理论 therapy:治疗 therefore:因此,所以 thick:厚 thin:薄
thing:东西,事情,事 think:想,认为,觉得 thinking:思考,思维 third:第三 thirty:三十 thousand:千 thread:线程 threat:威胁
threaten:威胁 three:三 through:通过 throughout:整个 throw:扔 thursday:星期四,周四 ticket:票 tie:系 time:时间,时候 tiny:微小
tired:累 title:标题 today:今天 together:一起 token:代币,令牌 tomorrow:明天 tone:声调,语气 tongue:舌 tonight:今晚 tool:工具
tooth:牙 top:顶,最 topic:话题,主题 total:总,总共 touch:触,碰 tough:艰难 tour:旅行 tourist:游客 toward:朝,向 town:镇 track:轨道,跟踪
trade:贸易,交易 tradition:传统 traditional:传统,繁体 traffic:流量,交通 train:训练,火车 training:训练,培训 transaction:交易
transcript:文稿,文字稿,记录 transfer:转移,传输 transform:转变,转换 transistor:晶体管 transition:过渡,转变 translate:翻译
translation:翻译,译文 translator:译者,翻译 transparent:透明 transport:运输 travel:旅行 treat:对待,治疗 treatment:治疗 tree:树
trend:趋势 trial:审判,试验 trick:技巧,把戏 trip:旅行 trouble:麻烦 truck:卡车 true:真,真实 truly:真正 trust:信任 truth:真相,真理
try:尝试,试 tube:管 tuesday:星期二,周二 tune:调 turn:转 twelve:十二 twenty:二十 twice:两次 twin:双胞胎 two:两,二 type:类型,打字
typewriter:打字机 typical:典型 ugly:丑 ultimate:最终,终极 uncle:叔叔 under:下,下面 understand:理解,明白,懂 understanding:理解
unfortunately:不幸,可惜 unicode:统一码 union:联盟,工会 unique:独特,唯一 unit:单位 unite:联合 universal:普遍,通用 universe:宇宙
university:大学 unknown:未知 unless:除非 unlike:不像 until:直到 unusual:不寻常 update:更新 upgrade:升级 upload:上传 upper:上
upset:难过 urban:城市 usage:用法,使用 use:使用,用 useful:有用 user:用户 usual:通常 usually:通常,一般 valid:有效 valley:谷,山谷
valuable:价值,宝贵 value:价值,值 variable:变量 variant:异体,变体 variety:各种,多样 various:各种 vary:变化 vast:巨大,广阔 vegetable:蔬菜
vehicle:车辆 vendor:厂商,供应商 venture:风险 verify:验证 version:版本 versus:对 vertical:竖,垂直 via:通过 victim:受害者 victory:胜利
video:视频 view:观点,看 village:村 violence:暴力 virtual:虚拟 virus:病毒 visible:可见 vision:愿景,视觉 visit:访问,参观 visual:视觉
vocabulary:词汇 voice:声音,语音 volume:卷,音量 volunteer:志愿者 vote:投票 wait:等 wake:醒 walk:走,步行 wall:墙 wallet:钱包
want:想要,想 war:战争 warm:温暖 warn:警告 wash:洗 washington:华盛顿 waste:浪费 watch:看,手表 water:水 wave:波,浪 way:方式,方法
weak:弱 wealth:财富 weapon:武器 wear:穿,戴 weather:天气 web:网络,网页 website:网站 wedding:婚礼 wednesday:星期三,周三 week:周,星期
weekend:周末 weight:重量,权重 weird:奇怪 welcome:欢迎 well:好 west:西 western:西方 wet:湿 whatever:无论 wheel:轮 whenever:每当
wherever:无论 whether:是否 while:而,同时 white:白 whole:整个,全部 wide:宽,广泛 width:宽度 wife:妻子 wild:野 win:赢 wind:风
window:窗口,窗 wine:酒 wing:翼 winner:赢家,冠军 winter:冬天,冬 wisdom:智慧 wise:明智 wish:希望,愿 without:没有 witness:见证
woman:女人,女性 women:女性,妇女 wonder:好奇,想知道 wonderful:精彩,美妙 wood:木 wooden:木 word:词,话,单词 work:工作,作品
worker:工人 workshop:研讨会,作坊 world:世界 worry:担心 worse:更糟,更差 worth:值得,价值 wound:伤 wrap:包 write:写 writer:作家,作者
writing:写作,书写 wrong:错,错误 yard:院 year:年 yellow:黄 yes:是的,对 yesterday:昨天 yet:还,然而 young:年轻 yourself:自己 youth:青年
said:说 made:做 thought:想,思想,认为 wrote:写 written:写,书面 took:拿,取 taken:拿,取 went:去 gave:给 given:给 knew:知道 known:知道 told:告诉
kept:保持,保留 held:持有 felt:感觉,觉得 built:建,构建 bought:买 paid:支付,付 sold:卖 sent:发送,送 spent:花 won:赢 met:见,遇 ran:跑,运行
began:开始 chose:选择 chosen:选择 spoke:说 spoken:说,口语 taught:教 men:男人,人 fell:落,下降 grew:成长,增长 drew:画 broke:打破,断
brought:带来 caught:抓,捉 came:来 saw:看到,看见 seen:看到,看见 shown:显示 stood:站 understood:理解,明白 forgot:忘 heard:听到,听 died:死,去世
zero:零
`;

/** Translations by English word, in lower case. */
export function wordPairs(): Map<string, string[]> {
  return new Map(
    PAIRS.trim()
      .split(/\s+/)
      .map((pair) => {
        const [en = "", zh = ""] = pair.split(":");
        return [en, zh.split(",")] as [string, string[]];
      }),
  );
}
