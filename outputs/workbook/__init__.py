"""The task graph as an Excel workbook: one module for each sheet or family of sheets."""
