"""What a site puts around a document: navigation, counters, share bars, vendors' lines."""

import re

# Any line with one of these is the site's, wherever it stands outside the document proper.
STRONG = re.compile(
    r"^新华社.{2,12}日 ?电$|ICP ?备|公网安备|网站标识码|版权所有|Copyright|All Rights Reserved"
    r"|技术支持|网站地图|站点地图"
    r"|主办单位:|承办单位:|(?:人民政府|门户网站|办公厅|办公室|委员会|[局厅]) ?(?:主办|承办)(?: |$)"
    r"|主办:|承办:|上一篇|下一篇|上一条|下一条|打印本页|关闭窗口|加入收藏|设为首页"
    r"|分享到|扫一扫|二维码|访问者|访问量|点击数|浏览次数|查看人数|阅读次数|访问次数|微信公众号"
    r"|热门(?:推荐|搜词|词条|标签)"
    r"|相关(?:阅读|词条|文档|链接|新闻|附件|文章|信息)(?::|$)|延伸阅读|联[系络]我们|关于我们"
    r"|法律声明|网站声明|免责声明"
    r"|返回(?:顶部|首页|PC端)|无障碍|您?(?:当前|现在|所在)的?位置|当前位置|欢迎光临|站内搜索|字体:"
    r"|字号:|【?字号|E-mail推荐"
    r"|作者独立观点|不代表.{1,12}立场|法宝引证码|原文链接|网址:|https?://|建议(?:使用|显示)"
    r"|推荐使用.{0,12}分辨率|温馨提示"
    r"|内容纠错|我要纠错|责任编辑|信息来源:|文章来源:|网络编辑|反馈意见|电子邮箱:|邮政编码"
    r"|联系电话:|网站编辑"
    r"|收藏.{0,4}打印|打印.{0,4}关闭|全文结束|手机版|\bRSS\b|繁体|简体版"
)
# Lines of a page's own data sheet: identity is read from them, policy never.
FIELD = re.compile(
    r"(?:标 ?题|来 ?源|发布 ?(?:日期|时间|机构|单位|人)|发表时间|发文(?:日期|时间|机关|字号|单位)"
    r"|成文日期|生成日期|效 ?力|有效性|主题(?:分类|词)?|索 ?引 ?号|信息(?:分类|索引|提供日期|名称"
    r"|类别)"
    r"|名 ?称|文 ?号|作 ?者|日 ?期|时 ?间|浏览|阅读|点击|公开(?:方式|属性|日期|形式|范围|时限)"
    r"|中文名|体裁|分类|导读|摘要|核心提示"
    r"|颁布单位|颁布时间|实施时间|发布文号|所属(?:类别|机构)|关键[词字]|服务对象|阅读次数"
    r"|责任部门) *[】\]〕]? ?:"
)
# The note under a document: 此件公开发布, 抄送, 主题词, 附件 lists.
NOTE = re.compile(
    r"\(?此件.{0,10}(?:公开|发布|发至).{0,10}\)?$|抄 ?[送报]:|主送:|主题词:|公开(?:方式|属性"
    r"|形式) ?:|\(?联系(?:人|电话)"
    r"|(?:[^。]{2,30}(?:办公厅|办公室|秘书处"
    r"|[局委厅])?) ++.{0,4}\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?印发"
    r"|附 ?件? ?\d?[:.]|附表 ?\d?:|附: "
)
# A box of an encyclopedia: · 中文名:… · 发布单位:…
BOX = re.compile(r"[·*] ?(?:中文名|发布单位|发布时间|类型|性质|文号|实施时间|颁布单位|外文名|所属)")
# 无障碍 and 技术支持 are words of policies too: what has more sentences is no line of a site.
_SENTENCES = 5
_SENTENCE_END = ("。", ";", ":", "。”", "。)")


def is_chrome(line: str) -> bool:
    """Whether a line outside the document proper is surely the site's own."""
    return STRONG.search(line) is not None and line.count("。") < _SENTENCES


def is_prose(line: str) -> bool:
    """Whether a line is text that a person writes: ends as a sentence or is long."""
    return line.endswith(_SENTENCE_END) or len(line) > 60
