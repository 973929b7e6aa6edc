"""The sheets of an Excel workbook, for `render/report/xlsx.py`."""
