"""Reads a report back as other programs do, and prints what it found as JSON."""

import json
import sys

from docx import Document
from openpyxl import load_workbook
from pptx import Presentation


def document(path):
    document = Document(path)
    headings = [p.text for p in document.paragraphs if p.style.name.startswith(("heading", "Heading", "Plain", "Annex"))]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    title = [p.text for p in document.paragraphs if p.style.name == "Title"]
    footer = "".join(p.text for p in document.sections[0].footer.paragraphs)
    return {"title": title, "headings": headings, "tables": tables, "footer": footer, "core": document.core_properties.title}


def chart(shape):
    chart = shape.chart
    plot = chart.plots[0]
    series = {one.name: list(one.values) for one in plot.series}
    book = load_workbook(filename=__import__("io").BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = [[cell.value for cell in row] for row in book["Data"].iter_rows()]
    return {"kind": str(chart.chart_type), "categories": list(plot.categories), "series": series, "book": rows}


def slides(path):
    found = []
    for slide in Presentation(path).slides:
        charts = [chart(shape) for shape in slide.shapes if shape.has_chart]
        tables = [[[cell.text for cell in row.cells] for row in shape.table.rows] for shape in slide.shapes if shape.has_table]
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        found.append({"title": slide.shapes.title.text, "charts": charts, "tables": tables, "words": words})
    return found


def workbook(path):
    book = load_workbook(path)
    found = {}
    for sheet in book:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        formulas = sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        found[sheet.title] = {
            "rows": rows,
            "formulas": formulas,
            "filter": sheet.auto_filter.ref,
            "frozen": sheet.freeze_panes,
            "charts": len(sheet._charts),
        }
    return found


folder = sys.argv[1]
print(json.dumps({
    "docx": document(f"{folder}/report.docx"),
    "pptx": slides(f"{folder}/report.pptx"),
    "xlsx": workbook(f"{folder}/report.xlsx"),
}, default=lambda day: day.isoformat()[:10]))
