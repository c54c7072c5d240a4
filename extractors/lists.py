"""Sentences that announce a list, and what they say that the list holds."""

import re

# What an applicant must meet or bring; none of it is work of a body.
_REQUIRED = r"(?:条件|材料|证件|证明|资料|要件|手续|情形|情况|标准|行为|对象|人员|费用|项目)"
_INTRODUCES = re.compile(
    r"(?:下列[^。;:]{2,20},|下列|以下|如下|之一|包括|条件|分别为|具体为|分为|主要是|具体是|内容为|任务是"
    r"|为)[^。;]{0,20}[:。]?$"
)
# 持以下材料到学校办理: the list may be announced in the middle of the last sentences.
_WITHIN = re.compile(rf"(?:以下|下列)[^。;:,]{{0,10}}{_REQUIRED}")
_CONDITIONS = re.compile(
    rf"(?:以下|下列)[^。;:,]{{0,16}}{_REQUIRED}(?:之一)?[^。;:]{{0,30}}[:。]?$"
    rf"|(?:条件|材料|证件|证明|资料|要件|文件)(?:分别)?(?:为|是|有|包括|如下|主要有)?:$"
)
# 应向社会公布如下信息: names of what is told stand below.
_DISCLOSES = re.compile(
    r"(?:公开|公布|公示|发布|告知)(?:如下|以下|下列)[^。;:]{0,12}[:。]?$"
    r"|(?:如下|以下|下列)[^。;:]{0,8}(?:信息|内容|事项)[^。;:]{0,6}(?:公开|公布|公示)[^。;:]{0,6}[:。]?$"
)
# 下列人员不属于报考对象: a heading that is the whole sentence.
_HEADS = re.compile(r"(?:凡|对)?(?:有|具有|属于|属|符合|具备|存在)?(?:下列|以下)[^。;:]{2,40}")
# The announcement is the end of a text.
END = 60


def introduces(text: str) -> bool:
    """Whether a text ends by announcing what stands below it: 符合下列条件之一的:."""
    end = text.rstrip(" \n")
    return (
        end.endswith((":", "-"))
        or _INTRODUCES.search(end[-40:]) is not None
        or _WITHIN.search(end) is not None
    )


def names_conditions(text: str) -> bool:
    """Whether what stands below is conditions or papers: 提交以下材料:."""
    end = text.rstrip(" \n")
    return _CONDITIONS.search(end[-END:]) is not None or _WITHIN.search(end) is not None


def discloses(text: str) -> bool:
    """Whether what stands below is to be told to the public: 应公布如下信息:."""
    return _DISCLOSES.search(text.rstrip(" \n")[-END:]) is not None


def heads(heading: str) -> bool:
    """Whether a heading announces a list without more: 下列人员不属于报考对象."""
    return _HEADS.fullmatch(heading.strip(" \n")) is not None
