"""Writes the JSON Schema of the task graph: python -m outputs.schema."""

import json
from pathlib import Path

from outputs.task_graph import schema

if __name__ == "__main__":
    text = json.dumps(schema(), ensure_ascii=False, indent=2)
    Path(__file__).with_name("task-graph.schema.json").write_text(text + "\n", "utf-8")
