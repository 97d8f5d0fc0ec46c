"""Fills in forms with PDFium, the engine of Chrome's viewer, by clicks and keys as a person
does: pdfium.py JOBS OUT

It gets the names of fields and what to fill in, and prints for each job how many fields it
found and how many it filled in.
"""
import ctypes
import json
import sys

import pypdfium2 as pdfium
import pypdfium2.raw as raw


def text_of(call, *args):
    size = call(*args, None, 0)
    buffer = ctypes.create_string_buffer(size)
    call(*args, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[:max(size - 2, 0)].decode("utf-16-le")


def wide(text):
    data = (text + "\0").encode("utf-16-le")
    buffer = ctypes.create_string_buffer(data, len(data))
    return ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), buffer


def click(env, page, x, y):
    raw.FORM_OnMouseMove(env, page, 0, x, y)
    raw.FORM_OnLButtonDown(env, page, 0, x, y)
    raw.FORM_OnLButtonUp(env, page, 0, x, y)


def fill(env, page, annot, value):
    """Fills in the field of a widget, and reports whether the widget is one to fill in."""
    kind = raw.FPDFAnnot_GetFormFieldType(env, annot)
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annot, rect)
    x, y = (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        export = text_of(raw.FPDFAnnot_GetFormFieldExportValue, env, annot)
        if export != value or raw.FPDFAnnot_IsChecked(env, annot):
            return
        click(env, page, x, y)
    elif kind == raw.FPDF_FORMFIELD_TEXTFIELD:
        click(env, page, rect.left + 3, rect.top - 3)
        raw.FORM_SelectAllText(env, page)
        pointer, keep = wide(value)
        raw.FORM_ReplaceSelection(env, page, pointer)
        del keep
    elif kind == raw.FPDF_FORMFIELD_COMBOBOX:
        click(env, page, rect.left + 3, y)
        for i in range(raw.FPDFAnnot_GetOptionCount(env, annot)):
            if text_of(raw.FPDFAnnot_GetOptionLabel, env, annot, i) == value:
                raw.FORM_SetIndexSelected(env, page, i, True)
    raw.FORM_ForceToKillFocus(env)


def main():
    jobs, out = sys.argv[1:3]
    for job in json.load(open(jobs, encoding="utf-8")):
        document = pdfium.PdfDocument(job["form"])
        document.init_forms()
        env = document.formenv
        found, filled = set(), set()
        for number in range(len(document)):
            page = document[number]
            for i in range(raw.FPDFPage_GetAnnotCount(page)):
                annot = raw.FPDFPage_GetAnnot(page, i)
                if raw.FPDFAnnot_GetSubtype(annot) == raw.FPDF_ANNOT_WIDGET and \
                        raw.FPDFAnnot_GetFormFieldType(env, annot) != raw.FPDF_FORMFIELD_SIGNATURE:
                    name = text_of(raw.FPDFAnnot_GetFormFieldName, env, annot)
                    found.add(name)
                    if name in job["values"]:
                        filled.add(name)
                        fill(env, page, annot, job["values"][name])
                raw.FPDFPage_CloseAnnot(annot)
        document.save(f"{out}/{job['name']}.pdfium.pdf")
        document.close()
        print(json.dumps({"name": job["name"], "found": len(found), "filled": len(filled)}), flush=True)


if __name__ == "__main__":
    main()
