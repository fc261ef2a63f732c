# Of several files all appear, or none; no file is written twice.
echo old >graph.csv
echo old >answer.csv
refused() {
	kith communities -q -g "$@" data/florentine.csv || echo "exit $?"
	cat graph.csv answer.csv
}
refused -o graph.csv --answer answer.csv --methods missing/methods.txt
refused -o graph.csv --answer answer.csv --methods /dev/full
refused -o graph.csv --answer graph.csv
refused -o /dev/full --answer answer.csv
refused --answer -
kith plot -q -g -o answer.svg --answer answer.csv data/florentine.csv >/dev/full || echo "exit $?"
cat answer.csv
ls
