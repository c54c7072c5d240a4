"""Rows of a task table that say an item of the text again, and rows that do not."""

from pathlib import Path

import pytest

from corpora.store import opened
from pipeline.coverage.pair import Half
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.world import World

PAGE = """<html><body><p>霁州市人民政府关于加强湿地保护修复的实施意见</p>
<p>霁政发〔2020〕31号</p><p>各县（市、区）人民政府：</p>
<p>一、建立湿地名录。对辖区内面积八公顷以上的湿地逐块登记，明确四至范围和管护责任人。名录每年更新一次并公布。</p>
<p>二、修复退化湿地。采取退养还滩、疏通水系、补种芦苇等办法，恢复候鸟越冬场所。</p>
<p>霁州市人民政府</p><p>2020年7月15日</p><p>附件：重点任务分工表</p>
<table><tr><th>序号</th><th>重点任务</th><th>责任单位</th><th>完成时限</th></tr>
<tr><td>1</td><td>{row}</td><td>市林业局</td><td>2020年12月底前</td></tr>
<tr><td>2</td><td>建设湿地候鸟救护站两座。</td><td>市林业局</td><td>2021年6月底前</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("采取退养还滩、疏通水系等办法恢复候鸟越冬场所。", ("二", (1,))),
        ("湿地名录每年更新一次并公布。", ("一", (2,))),
        ("完成辖区湿地管护所标准化建设。", None),
    ],
)
def test_a_row_restates_the_item_that_has_its_words(
    tmp_path: Path, row: str, expected: tuple[str, tuple[int, ...]] | None
) -> None:
    (tmp_path / "plan.html").write_text(PAGE.format(row=row), "utf-8")
    with opened(tmp_path / "test.db", new=True) as store:
        ingest([tmp_path / "plan.html"], store, engine=inline)
        with store.at_one_moment():
            world = World(store)
            [document] = world.records
            half = Half(world, (document,))
            found = {
                half.by_id[id_].path: (half.by_id[one.task].path, one.measures)
                for id_, one in half.restated.items()
            }

    assert found == ({"附件/1": expected} if expected else {})
