// Fills in forms with pdf.js, as a browser does: pdfjs.mjs JOBS OUT
//
// It gets the names of fields and what to fill in, and prints for each job how many
// fields it found and how many it filled in.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const judges = createRequire(`${process.env.APDOCS_JUDGES}/node/package.json`);
const pdfjs = await import(pathToFileURL(judges.resolve("pdfjs-dist/legacy/build/pdf.mjs")));

const [, , jobs, out] = process.argv;
for (const job of JSON.parse(readFileSync(jobs))) {
  const document = await pdfjs.getDocument({ data: new Uint8Array(readFileSync(job.form)), verbosity: 0 }).promise;
  const found = new Set();
  const filled = new Set();
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    for (const widget of await page.getAnnotations()) {
      if (widget.subtype !== "Widget" || widget.fieldType === "Sig") continue;
      found.add(widget.fieldName);
      const value = job.values[widget.fieldName];
      if (value === undefined) continue;
      filled.add(widget.fieldName);
      const state = job.buttons[widget.fieldName] ?? value;
      if (widget.radioButton) document.annotationStorage.setValue(widget.id, { value: widget.buttonValue === state });
      else if (widget.checkBox) document.annotationStorage.setValue(widget.id, { value: true });
      else if (widget.fieldType === "Ch") {
        const option = widget.options.find((o) => o.exportValue === value);
        document.annotationStorage.setValue(widget.id, { value: option ? option.exportValue : value });
      } else document.annotationStorage.setValue(widget.id, { value });
    }
  }
  writeFileSync(`${out}/${job.name}.pdfjs.pdf`, await document.saveDocument());
  console.log(JSON.stringify({ name: job.name, found: found.size, filled: filled.size }));
  await document.destroy();
}
