// Fills in forms with pdf-lib: pdflib.mjs JOBS OUT
//
// It gets the names of fields and what to fill in, and prints for each job how many
// fields it found and how many it filled in.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const judges = createRequire(`${process.env.APDOCS_JUDGES}/node/package.json`);
const lib = (await import(pathToFileURL(judges.resolve("pdf-lib")))).default;
const { PDFDocument, PDFTextField, PDFCheckBox, PDFRadioGroup, PDFDropdown, PDFSignature } = lib;

const [, , jobs, out] = process.argv;
for (const job of JSON.parse(readFileSync(jobs))) {
  const document = await PDFDocument.load(readFileSync(job.form));
  const form = document.getForm();
  let found = 0;
  let filled = 0;
  for (const field of form.getFields()) {
    if (field instanceof PDFSignature) continue;
    found++;
    const value = job.values[field.getName()];
    if (value === undefined) continue;
    filled++;
    if (field instanceof PDFTextField) field.setText(value);
    else if (field instanceof PDFCheckBox) field.check();
    else if (field instanceof PDFRadioGroup) field.select(value);
    else if (field instanceof PDFDropdown) field.select(field.getOptions().find((o) => o.toLowerCase() === value) ?? value);
    else throw new Error(`unknown field ${field.getName()}`);
  }
  // Its own font has no characters outside Windows-1252, so it is not asked to draw.
  writeFileSync(`${out}/${job.name}.pdflib.pdf`, await document.save({ updateFieldAppearances: false }));
  console.log(JSON.stringify({ name: job.name, found, filled }));
}
