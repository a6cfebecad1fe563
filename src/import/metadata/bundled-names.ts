/**
 * Organisations and products that talks mention all over: what import knows before an archive has
 * any names of its own. Names of an archive stand in its `people.yaml`, `organisations.yaml` and
 * `products.yaml`, which are asked first; this list is for everybody.
 */

/**
 * A line each: the name that is written, then its other forms. A form with `!` is never anything
 * else, though it is short or a dictionary has it as a word.
 */
export const ORGANISATIONS = `
OpenAI
Anthropic
DeepMind, Google DeepMind
谷歌!, Google
微软!, Microsoft, 微软公司
苹果公司, Apple Inc., 苹果, Apple
亚马逊, Amazon, 亚马逊公司
Meta, Meta Platforms
Facebook, 脸书
英伟达, NVIDIA, Nvidia
特斯拉, Tesla
英特尔, Intel
IBM
Netflix, 奈飞
Mozilla
腾讯, Tencent
阿里巴巴, Alibaba
百度, Baidu
字节跳动, ByteDance
华为, Huawei
小米公司, Xiaomi
台积电, TSMC
索尼, Sony
三星电子, Samsung
Wikimedia Foundation, 维基媒体基金会
麻省理工学院, Massachusetts Institute of Technology, MIT, 麻省理工
斯坦福大学, Stanford University, 斯坦福
哈佛大学, Harvard University
加州大学伯克利分校, UC Berkeley
剑桥大学, University of Cambridge, Cambridge University
牛津大学, University of Oxford, Oxford University
普林斯顿大学, Princeton University
耶鲁大学, Yale University
卡内基梅隆大学, Carnegie Mellon University
北京大学, Peking University
清华大学, Tsinghua University
复旦大学, Fudan University
浙江大学, Zhejiang University
香港大学, University of Hong Kong
台湾大学, National Taiwan University
中国科学院, Chinese Academy of Sciences
贝尔实验室, Bell Labs
联合国, United Nations
世界卫生组织, World Health Organization
美国国家航空航天局, NASA
欧洲核子研究中心, CERN
纽约时报, The New York Times, New York Times
Y Combinator
`;

/** A line each, as above. */
export const PRODUCTS = `
ChatGPT
GPT-4
GPT-3
GPT-3.5
AlphaGo
AlphaFold
TensorFlow
PyTorch
GitHub
YouTube
维基百科, Wikipedia
微信!, WeChat
抖音!, TikTok
iPhone
iPad
Android, 安卓系统
Linux
Photoshop
Stack Overflow
Kindle
PageRank
LaTeX
`;
