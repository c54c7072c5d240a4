"""Texts that break formats which are written carelessly."""

HOSTILE = (
    "\"引号\", '撇号'; <标签/> & &amp; ]]> <!-- --> <?php ?>",
    "行\n尾\r\n与\r制表\t符",
    "零\x00、转义\x1b[31m、单元\x1f、删除\x7f、\x85、\u2028、\ufeff",
    "半个\ud800、不是字符\ufffe\uffff",
    '=HYPERLINK("http://example.com","点") ',
    "'+1-2@",
    '\\"\\n\\u0000 \'\'\'""" ^^<x> . ; %41 {}|^` 𠀀',
    " 前后有空 ",
    "#/~?+&=%",
)
