"""A report as an Excel workbook: what `render/report_xlsx.py` is made of."""
