# What is no span, too short a one and what it does not go with are said.
refused() {
	kith changes "$@" && exit 1
	echo "exit $?"
}
dated() {
	printf 'source,target,date\n%s\nBen,Cy,%s\n' "$1" "$2"
}
dated Ada,Ben,1900-01-01 2025-03-01 >dated.csv
refused dated.csv --every never
refused dated.csv --every 2w
refused dated.csv --every 1y --at 2000-01-01
refused dated.csv -g --every 10y
dated Ada,Ben, '' | refused --every 1y
dated Ada,Ben, soon | refused --every 1y
