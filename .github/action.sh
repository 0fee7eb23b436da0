#!/usr/bin/env bash
# What action.yml runs: installs the package and nothing else, checks, and tells the runner what came of it.
# Whatever a workflow says is text in the environment, and stays text. Runs in the bash of macOS too, which is 3.2.
set -euo pipefail

# conclude CODE: writes the outputs of the action, and ends with the exit code of gonogo.
conclude() {
  local verdict='' sarif=''
  case $1 in
    0) verdict=GO ;;
    1) verdict=NO-GO ;;
    3) verdict=INDETERMINATE ;;
  esac
  if [ -n "$verdict" ] && [ -f "$INPUT_SARIF_FILE" ]; then sarif=$INPUT_SARIF_FILE; fi
  {
    echo "verdict=$verdict"
    echo "exit-code=$1"
    echo "sarif-file=$sarif"
  } >>"$GITHUB_OUTPUT"
  exit "$1"
}

# tell TEXT: why nothing was judged, as an annotation and in the summary of the job.
tell() {
  local text=$1
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  echo "::error title=gonogo::$text"
  {
    echo '**gonogo judged nothing.**'
    echo
    echo "<pre>$(sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' <<<"$1")</pre>"
  } >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
}

# refuse CODE SENTENCE: nothing was judged.
refuse() {
  INPUT_SARIF_FILE=''
  tell "$2"
  conclude "$1"
}

# An output of several lines would be several outputs.
for input in "$INPUT_CONFIG" "$INPUT_SARIF_FILE" "$INPUT_SINCE" "$INPUT_BASELINE" "$INPUT_VERSION"; do
  case $input in
    *[$'\r\n']*) refuse 2 'config, sarif-file, since, baseline and version are one line each.' ;;
  esac
done

# The package, in a folder of its own: whatever npm is told in the repository that is judged does not reach it.
version=$INPUT_VERSION
if [ -z "$version" ]; then
  version=$(node -p 'require(process.argv[1]).version' "$GITHUB_ACTION_PATH/package.json") ||
    refuse 3 'There is no Node here. Add a step with actions/setup-node before this one.'
fi
if [[ $version == *.tgz && -f $version ]]; then
  package=$version
  case $version in
    /* | ?:*) ;;
    *) package=$PWD/$version ;;
  esac
  home=$RUNNER_TEMP/gonogo/tarball
elif [[ $version =~ ^[0-9A-Za-z][0-9A-Za-z.+-]*$ ]]; then
  package=gonogo@$version
  home=$RUNNER_TEMP/gonogo/$version
else
  refuse 2 'version is a version such as 0.1.0, or a tarball (.tgz) that is there.'
fi
gonogo=$home/node_modules/.bin/gonogo
if [ "$home" = "$RUNNER_TEMP/gonogo/tarball" ] || [ ! -x "$gonogo" ]; then
  echo '::group::Install gonogo'
  mkdir -p "$home"
  npm install --prefix "$home" --no-save --omit=dev --ignore-scripts --engine-strict --no-audit --no-fund "$package" ||
    refuse 3 'The package could not be installed, so nothing was judged.'
  echo '::endgroup::'
fi

# add OPTION LINES: the option with each line, or each line alone where the option is empty.
arguments=()
add() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    if [ -n "$line" ]; then arguments+=("${1:+$1=}$line"); fi
  done <<<"$2"
}
add --config "$INPUT_CONFIG"
add --since "$INPUT_SINCE"
add --baseline "$INPUT_BASELINE"
add --format "$INPUT_FORMAT"
if [ -n "$INPUT_SARIF_FILE" ]; then arguments+=("--format=sarif=$INPUT_SARIF_FILE"); fi
option_and_value=$'(^|\n)[[:blank:]]*(--?[A-Za-z-]+)[[:blank:]]+([^[:space:]]+)'
if [[ $INPUT_ARGS =~ $option_and_value ]]; then
  refuse 2 "args is one argument a line: put ${BASH_REMATCH[3]} on a line of its own, below ${BASH_REMATCH[2]}."
fi
add '' "$INPUT_ARGS"

# What documents say is printed as it stands there, and must not be a command to the runner. `github` prints commands itself.
token=$(node -p 'crypto.randomUUID()')
silent=''
if [[ " ${arguments[*]-} " != *' --format=github '* ]]; then
  echo "::add-matcher::$GITHUB_ACTION_PATH/.github/gonogo-matcher.json"
  silent=yes
fi

arguments+=(--)
add '' "$INPUT_PATHS"
said=$(mktemp)
told=$(mktemp)
status=0
if [ -n "$silent" ]; then echo "::stop-commands::$token"; fi
"$gonogo" check "${arguments[@]}" 2>"$said" | tee "$told" || status=${PIPESTATUS[0]}
if [ -z "$silent" ]; then echo "::stop-commands::$token"; fi
# On standard output too, for two streams have no order.
cat "$said"
echo "::$token::"
# Without a report, what was said is all there is to show.
if [ "$status" -gt 1 ] && [ ! -s "$told" ] && [ -s "$said" ]; then tell "$(head -c 4000 "$said")"; fi
rm -f "$said" "$told"
conclude "$status"
