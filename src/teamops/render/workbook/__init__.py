"""A report as an Excel workbook: what `render/report/xlsx.py` is made of."""
