// Opens a PDF with pdf.js, as a browser does, and prints its words:
//
//   pdfjs.mjs FILE [PASSWORD]
//
// The exit code is 1 if it does not open.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const judges = createRequire(`${process.env.APDOCS_JUDGES}/node/package.json`);
const pdfjs = await import(pathToFileURL(judges.resolve("pdfjs-dist/legacy/build/pdf.mjs")));

const [, , file, password] = process.argv;
if (file === "--version") {
  console.log(`pdf.js ${pdfjs.version}`);
  process.exit(0);
}
try {
  const document = await pdfjs.getDocument({ data: new Uint8Array(readFileSync(file)), password, verbosity: 0 }).promise;
  for (let n = 1; n <= document.numPages; n++) {
    const text = await (await document.getPage(n)).getTextContent();
    console.log(text.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
  process.exit(1);
}
